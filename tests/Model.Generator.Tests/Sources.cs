namespace Xen.Model.Generator.Tests;

/// <summary>Small declarations of every kind.</summary>
internal static class Sources
{
    public const string Class = """
        namespace Xen.Model.Classes;

        [XenClass(7, "widget", Lifecycle = "published rio", Events = true)]
        public sealed partial record WidgetRecord : XenRecord
        {
            [Field(1, "uuid", Qualifier.DynamicRO)]
            public partial string Uuid { get; init; }

            [Field(2, "size", Qualifier.RW, Default = 5L)]
            public partial long Size { get; init; }

            [Field(3, "colour", Qualifier.StaticRO, Default = Colour.Green)]
            public partial Colour Colour { get; init; }

            [Field(4, "owner", Qualifier.RW)]
            public partial Ref<HostRecord> Owner { get; init; }

            [Field(5, "parts", Qualifier.DynamicRO, InverseOf = "part.widget")]
            public partial RefSet<PartRecord> Parts { get; init; }

            [Field(6, "other_config", Qualifier.RW, Default = "a=1,b=2")]
            public partial XenMap<string, string> OtherConfig { get; init; }

            [Field(7, "made", Qualifier.DynamicRO)]
            public partial DateTimeOffset Made { get; init; }

            [Field(8, "names", Qualifier.RW)]
            public partial XenSet<string> Names { get; init; }

            [Field(9, "inner", Qualifier.DynamicRO)]
            public partial PartRecord? Inner { get; init; }

            public string NotAField { get; init; }
        }
        """;

    public const string Call = """
        namespace Xen.Model.Classes;

        [Call("widget.paint", Roles = Role.VMAdmins, Async = true, Raises = ["NO_PAINT"])]
        public sealed partial record WidgetPaint(
            [Param("self")] Ref<WidgetRecord> Self,
            [Param("colour", Default = Colour.Green)] Colour Colour,
            [Param("coats", Default = 2L)] long Coats) : Call<Nothing>;
        """;

    public const string Enum = """
        namespace Xen.Model.Classes;

        [XenEnum("colour")]
        public enum Colour
        {
            [Wire("green")] Green = 0,
            [Wire("dark red", Since = "rio")] DarkRed = 1,
        }
        """;

    public const string Error = """
        namespace Xen.Model.Errors;

        public static partial class ErrorCode
        {
            [Error("colour")]
            public const string NoPaint = "NO_PAINT";

            [Error]
            public const string AllGone = "ALL_GONE";
        }
        """;

    public const string Unrelated = "namespace Xen.Model; public static class Tools { public const int One = 1; }";

    public static string[] All => [Class, Call, Enum, Error, Unrelated];
}
