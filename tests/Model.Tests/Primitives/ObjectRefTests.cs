using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Tests.Primitives;

public sealed class ObjectRefTests
{
    private const string Id = "0f3a9c7e-52d1-4b8e-9f60-a1b2c3d4e5f6";

    [Fact]
    public void A_reference_survives_the_way_to_text_and_back()
    {
        var reference = new ObjectRef(Guid.Parse(Id));
        reference.ToString().Should().Be("OpaqueRef:" + Id);
        ObjectRef.TryParse(reference.ToString(), out ObjectRef read).Should().BeTrue();
        read.Should().Be(reference);
        read.IsNull.Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("OpaqueRef:NULL")]
    public void Both_spellings_of_null_are_read_as_null(string text)
    {
        ObjectRef.TryParse(text, out ObjectRef read).Should().BeTrue();
        read.IsNull.Should().BeTrue();
        read.Should().Be(ObjectRef.Null);
    }

    [Fact]
    public void The_null_reference_is_written_in_the_long_spelling()
    {
        ObjectRef.Null.ToString().Should().Be("OpaqueRef:NULL");
        Ref<VMRecord>.Null.ToString().Should().Be("OpaqueRef:NULL");
        default(Ref<VMRecord>).IsNull.Should().BeTrue();
    }

    [Theory]
    [InlineData("OpaqueRef:0F3A9C7E-52D1-4B8E-9F60-A1B2C3D4E5F6")]
    [InlineData("OpaqueRef:0f3a9c7e-52d1-4b8e-9f60-a1b2c3d4e5fF")]
    [InlineData("opaqueref:0f3a9c7e-52d1-4b8e-9f60-a1b2c3d4e5f6")]
    [InlineData("OpaqueRef:null")]
    [InlineData("OpaqueRef:")]
    [InlineData("OpaqueRef:00000000-0000-0000-0000-000000000000")]
    [InlineData("OpaqueRef:0f3a9c7e52d14b8e9f60a1b2c3d4e5f6")]
    [InlineData("OpaqueRef:{0f3a9c7e-52d1-4b8e-9f60-a1b2c3d4e5f}")]
    [InlineData("OpaqueRef:0f3a9c7e-52d1-4b8e-9f60-a1b2c3d4e5f")]
    [InlineData("OpaqueRef:0f3a9c7e-52d1-4b8e-9f60-a1b2c3d4e5f66")]
    [InlineData("OpaqueRef:0f3a9c7e-52d1-4b8e-9f60-a1b2c3d4e5fg")]
    [InlineData(" OpaqueRef:0f3a9c7e-52d1-4b8e-9f60-a1b2c3d4e5f6")]
    [InlineData("OpaqueRef:0f3a9c7e-52d1-4b8e-9f60-a1b2c3d4e5f ")]
    [InlineData("0f3a9c7e-52d1-4b8e-9f60-a1b2c3d4e5f6")]
    [InlineData("NULL")]
    public void Text_that_no_server_handed_out_is_refused(string text)
    {
        ObjectRef.TryParse(text, out ObjectRef read).Should().BeFalse();
        read.IsNull.Should().BeTrue();
    }

    [Fact]
    public void A_handle_keeps_its_identity_when_it_gets_or_loses_its_class()
    {
        var typed = new Ref<VMRecord>(Guid.Parse(Id));
        ObjectRef untyped = typed;
        untyped.As<VMRecord>().Should().Be(typed);
        untyped.ToString().Should().Be(typed.ToString());
    }
}
