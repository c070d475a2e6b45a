using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Tests.Decisions;

public sealed class MessageDecidersTests
{
    private const string Uuid = "00000000-0000-4000-8000-0000000000aa";

    private readonly World _world = new();

    public MessageDecidersTests() => _world.Do(new Observe(
    [
        new Fact(new ObjectRef(_world.Random.NextGuid()), (PoolRecord)PoolRecord.ClassInfo.Empty with { Uuid = Uuid }),
    ]));

    [Fact]
    [Trait("Obligation", "OBJECT-1")]
    public void A_message_about_an_object_that_exists_is_kept()
    {
        DateTimeOffset now = _world.Now;
        MessageRecord message = _world.Get(Post("NAME", 3));

        message.Name.Should().Be("NAME");
        message.Priority.Should().Be(3);
        message.Cls.Should().Be(MessageClass.Pool);
        message.ObjUuid.Should().Be(Uuid);
        message.Body.Should().Be("body");
        message.Timestamp.Should().Be(now);
        message.Uuid.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData(MessageClass.VM, "VM")]
    [InlineData(MessageClass.Host, "Host")]
    [InlineData(MessageClass.SR, "SR")]
    [InlineData(MessageClass.VMPP, "VMPP")]
    [InlineData(MessageClass.VMSS, "VMSS")]
    [InlineData(MessageClass.PVSProxy, "PVS_proxy")]
    [InlineData(MessageClass.VDI, "VDI")]
    [InlineData(MessageClass.Certificate, "Certificate")]
    [Trait("Obligation", "OBJECT-2")]
    public void The_object_must_be_of_the_class_that_is_named(MessageClass about, string name) =>
        _world.Step(new MessageCreate("NAME", 1, about, Uuid, "")).Error!.Description
            .Should().Equal(ErrorCode.UUIDInvalid, name, Uuid);

    [Fact]
    [Trait("Obligation", "OBJECT-3")]
    public void Text_that_XML_cannot_carry_is_refused()
    {
        _world.Step(new MessageCreate("a\u0001", 1, MessageClass.Pool, Uuid, "")).Error!.Description
            .Should().Equal(ErrorCode.InvalidValue, "name", "a");
        _world.Step(new MessageCreate("a", 1, MessageClass.Pool, Uuid, "b\u0001")).Error!.Description
            .Should().Equal(ErrorCode.InvalidValue, "body", "b");
        Names().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "OBJECT-4")]
    public void Several_messages_go_together_or_not_at_all()
    {
        Ref<MessageRecord> first = Post("ONE", 1);
        Ref<MessageRecord> second = Post("TWO", 1);
        Ref<MessageRecord> third = Post("THREE", 1);
        var unknown = new Ref<MessageRecord>(_world.Random.NextGuid());

        _world.Step(new MessageDestroyMany(RefSet<MessageRecord>.Of([first, unknown]))).Error!.Description
            .Should().Equal(ErrorCode.HandleInvalid, "message", unknown.ToString());
        Names().Should().HaveCount(3);

        _world.Do(new MessageDestroyMany(RefSet<MessageRecord>.Of([first, second])));
        Names().Should().Equal("THREE");
        _world.Do(new MessageDestroy(third));
        _world.Step(new MessageDestroy(third)).Error!.Description
            .Should().Equal(ErrorCode.HandleInvalid, "message", third.ToString());
    }

    [Theory]
    [InlineData("priority", "1", "TWO")]
    [InlineData("name", "ONE", "TWO")]
    [InlineData("cls", "pool", "")]
    [InlineData("obj_uuid", "nobody", "ONE TWO")]
    [InlineData("before", "20240229T12:00:05Z", "TWO")]
    [InlineData("after", "20240229T12:00:05Z", "ONE")]
    [Trait("Obligation", "OBJECT-5")]
    public void All_messages_that_meet_a_filter_go(string key, string value, string left)
    {
        Post("ONE", 1);
        _world.Now = new DateTimeOffset(2024, 2, 29, 12, 0, 10, TimeSpan.Zero);
        Post("TWO", 2);

        _world.Do(new MessageDestroyAll(XenMap<string, string>.Of((key, value))));

        string.Join(' ', Names()).Should().Be(left);
    }

    [Theory]
    [InlineData("colour", "red")]
    [InlineData("priority", "high")]
    [InlineData("cls", "planet")]
    [InlineData("before", "yesterday")]
    [Trait("Obligation", "OBJECT-5")]
    public void A_filter_that_says_nothing_removes_nothing(string key, string value)
    {
        Post("ONE", 1);

        _world.Step(new MessageDestroyAll(XenMap<string, string>.Of((key, value)))).Error!.Description
            .Should().Equal(ErrorCode.InvalidValue, "filters", $"{key}={value}");

        Names().Should().Equal("ONE");
    }

    [Fact]
    [Trait("Obligation", "OBJECT-6")]
    public void Beyond_the_limit_the_oldest_message_makes_room()
    {
        for (int number = 0; number < Messages.KeptMax; number++)
        {
            Post($"N{number}", 1);
        }
        Names().Should().HaveCount(Messages.KeptMax).And.StartWith("N0");

        Post("LAST", 1);

        Names().Should().HaveCount(Messages.KeptMax).And.StartWith("N1").And.EndWith("LAST");
    }

    private Ref<MessageRecord> Post(string name, long priority) => (Ref<MessageRecord>)_world.Do(
        new MessageCreate(name, priority, MessageClass.Pool, Uuid, "body")).Result!;

    private string[] Names() => [.. _world.View.All<MessageRecord>().Select(message => message.Record.Name)];
}
