using Xen.Model.Operations.VM;

namespace Xen.Model.Tests.Operations.VM;

/// <summary>Obligations on the list of disks that a template carries.</summary>
public sealed class ProvisionDisksTests
{
    [Fact]
    public void A_list_is_read_in_its_order_with_all_attributes()
    {
        const string text = """
            <provision>
              <disk device="0" size="21474836480" sr="6f0b" bootable="true" type="system"/>
              <disk device='1' size='512' sr='' bootable='false' type='ephemeral'></disk>
            </provision>
            """;

        ProvisionDisks.TryParse(text, out List<ProvisionDisk> disks).Should().BeTrue();

        disks.Should().Equal(
            new ProvisionDisk("0", 21474836480, "6f0b", IsBootable: true, "system"),
            new ProvisionDisk("1", 512, "", IsBootable: false, "ephemeral"));
    }

    [Fact]
    public void An_empty_list_has_no_disks()
    {
        ProvisionDisks.TryParse("<provision/>", out List<ProvisionDisk> none).Should().BeTrue();
        ProvisionDisks.TryParse(" <provision> </provision> ", out List<ProvisionDisk> neither).Should().BeTrue();
        none.Concat(neither).Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("provision")]
    [InlineData("<provision>")]
    [InlineData("<provision><disk device=\"0\"/></provision>")]
    [InlineData("<provision><disk device=\"0\" size=\"big\"/></provision>")]
    [InlineData("<provision><disk device=\"0\" size=\"-1\"/></provision>")]
    [InlineData("<provision><disk device=\"0\" size=\"1\"></provision> more")]
    [InlineData("<provision><disk device=\"0\" device=\"1\" size=\"1\"/></provision>")]
    [InlineData("<provision><floppy device=\"0\" size=\"1\"/></provision>")]
    [InlineData("<!DOCTYPE p [<!ENTITY x \"y\">]><provision/>")]
    [InlineData("<provision><disk device=\"&x;\" size=\"1\"/></provision>")]
    public void Anything_else_is_refused(string text) =>
        ProvisionDisks.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void A_list_has_at_most_as_many_disks_as_a_vm_can_have()
    {
        string Of(int count) =>
            $"<provision>{string.Concat(Enumerable.Repeat("<disk device=\"0\" size=\"1\"/>", count))}</provision>";

        ProvisionDisks.TryParse(Of(255), out _).Should().BeTrue();
        ProvisionDisks.TryParse(Of(256), out _).Should().BeFalse();
    }
}
