using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Projections.Queries;
using Xen.Model.Schema;

namespace Xen.Model.Projections.Tests.Queries;

public sealed class WhereExpressionTests
{
    private static readonly ObjectRef s_reference = new(new Guid(7, 0, 0, [1, 0, 0, 0, 0, 0, 0, 0]));

    private static readonly VMRecord s_vm = new()
    {
        Uuid = "u-1",
        NameLabel = "db01",
        PowerState = VMPowerState.Running,
        IsATemplate = false,
        VCPUsMax = 4,
        Tags = XenSet<string>.Of("gold"),
        OtherConfig = XenMap<string, string>.Of(("k", "v"), ("k2", "v2")),
        SnapshotTime = new DateTimeOffset(2026, 8, 21, 1, 2, 3, TimeSpan.Zero),
        ResidentOn = new Ref<HostRecord>(new Guid(9, 0, 0, [1, 0, 0, 0, 0, 0, 0, 0])),
    };

    [Theory]
    [InlineData("true", true)]
    [InlineData(" \n false\n", false)]
    [InlineData("(true)", true)]
    [InlineData("not false", true)]
    [InlineData("not not true", true)]
    [InlineData("true and false", false)]
    [InlineData("true or false", true)]
    public void Constants_and_connectives(string text, bool holds) => Matches(text).Should().Be(holds);

    [Theory]
    [InlineData("true or true and false", false)]
    [InlineData("true or (true and false)", true)]
    [InlineData("false and true or true", true)]
    [InlineData("false and (true or true)", false)]
    [Trait("Obligation", "OBJECT-38")]
    public void And_and_or_bind_alike_from_the_left(string text, bool holds) => Matches(text).Should().Be(holds);

    [Theory]
    [InlineData("not false and false", true)]
    [InlineData("(not false) and false", false)]
    [InlineData("not true or true", false)]
    [InlineData("true and not false and false", true)]
    [InlineData("false or not true or true", false)]
    [InlineData("(not true) or true", true)]
    public void Not_takes_everything_that_follows(string text, bool holds) => Matches(text).Should().Be(holds);

    [Theory]
    [InlineData("field \"name__label\" = \"db01\"", true)]
    [InlineData("field \"name__label\" = \"DB01\"", false)]
    [InlineData("\"db01\" = field \"name__label\"", true)]
    [InlineData("field\"name__label\"=\"db01\"", true)]
    [InlineData("field \"uuid\" = \"u-1\"", true)]
    [InlineData("field \"_ref\" = \"OpaqueRef:00000007-0000-0000-0100-000000000000\"", true)]
    [InlineData("field \"power_state\" = \"Running\"", true)]
    [InlineData("field \"power_state\" = \"running\"", false)]
    [InlineData("field \"is_a_template\" = \"false\"", true)]
    [InlineData("field \"VCPUs__max\" = \"4\"", true)]
    [InlineData("field \"tags\" = \"('gold')\"", true)]
    [InlineData("field \"other_config\" = \"(('k' 'v') ('k2' 'v2'))\"", true)]
    [InlineData("field \"platform\" = \"()\"", true)]
    [InlineData("field \"snapshot_time\" = \"20260821T01:02:03Z\"", true)]
    [InlineData("field \"resident_on\" = \"OpaqueRef:00000009-0000-0000-0100-000000000000\"", true)]
    [InlineData("field \"affinity\" = \"OpaqueRef:NULL\"", true)]
    [InlineData("field \"uuid\" = field \"uuid\"", true)]
    [InlineData("\"a\" = \"a\"", true)]
    [InlineData("\"\" = \"\"", true)]
    [InlineData("field \"is_a_template\" = \"false\" and field \"power_state\" = \"Running\"", true)]
    [InlineData(
        "(field \"name__label\" = \"db01\" or field \"name__label\" = \"db02\") "
        + "and not field \"is_a_snapshot\" = \"true\"",
        true)]
    [Trait("Obligation", "OBJECT-39")]
    public void Fields_are_compared_as_the_database_writes_them(string text, bool holds) =>
        Matches(text).Should().Be(holds);

    [Theory]
    [InlineData("")]
    [InlineData("name__label")]
    [InlineData("field \"uuid\"")]
    [InlineData("field \"uuid\" =")]
    [InlineData("field \"uuid\" <> \"x\"")]
    [InlineData("field \"uuid\" == \"x\"")]
    [InlineData("field uuid = \"x\"")]
    [InlineData("field \"uuid\" = 'x'")]
    [InlineData("field \"uuid\" = \"x")]
    [InlineData("(true")]
    [InlineData("true)")]
    [InlineData("true true")]
    [InlineData("true and")]
    [InlineData("not")]
    [InlineData("TRUE")]
    [InlineData("true AND true")]
    [InlineData("true &amp; true")]
    public void What_cannot_be_read_is_an_invalid_value(string text)
    {
        WhereExpression.TryRead(VMRecord.ClassInfo, text, out XenError? error).Should().BeNull();

        error!.Code.Should().Be(ErrorCode.InvalidValue);
        error.Parameters.Should().HaveCount(2).And.StartWith(text);
    }

    [Theory]
    [InlineData("name_label", "the wire spelling is not the database's")]
    [InlineData("nonsense", "there is no such field")]
    [InlineData("recommended_guidances", "clients never see this field")]
    public void A_field_that_the_class_does_not_have_is_an_internal_error(string field, string why)
    {
        string text = $"field \"{field}\" = \"x\"";

        WhereExpression.TryRead(VMRecord.ClassInfo, text, out XenError? error).Should().BeNull();

        error!.Code.Should().Be(ErrorCode.InternalError, why);
        error.Parameters[0].Should().Contain("missing field");
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        string Nested(int depth) => new string('(', depth) + "true" + new string(')', depth);
        int deepest = WhereExpression.DepthMax - 1;

        Matches(Nested(deepest)).Should().BeTrue();
        WhereExpression.TryRead(VMRecord.ClassInfo, Nested(deepest + 1), out XenError? error).Should().BeNull();
        error!.Code.Should().Be(ErrorCode.InvalidValue);
    }

    [Fact]
    public void Long_expressions_do_not_nest() =>
        Matches(string.Join(" or ", Enumerable.Repeat("false", 50_000)) + " or true").Should().BeTrue();

    [Theory]
    [InlineData("subroles<>[]", true, false)]
    [InlineData("subroles=[]", false, true)]
    [InlineData("subroles = []", true, true)]
    [InlineData("field \"name__label\" = \"nobody\"", true, true)]
    [InlineData("", true, true)]
    [Trait("Obligation", "OBJECT-40")]
    public void Roles_know_two_expressions_and_ignore_all_others(string text, bool role, bool permission)
    {
        WhereExpression where = Read(RoleRecord.ClassInfo, text);

        where.Matches(s_reference, new RoleRecord { Subroles = RefSet<RoleRecord>.Of([new(s_reference.Id)]) })
            .Should().Be(role);
        where.Matches(s_reference, new RoleRecord()).Should().Be(permission);
    }

    private static bool Matches(string text) => Read(VMRecord.ClassInfo, text).Matches(s_reference, s_vm);

    private static WhereExpression Read(XenClass type, string text)
    {
        WhereExpression? where = WhereExpression.TryRead(type, text, out XenError? error);
        error.Should().BeNull();
        return where!;
    }
}
