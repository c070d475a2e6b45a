using System.Globalization;

namespace Xen.Model.Formats.Xva;

/// <summary>Who wrote an export, and in which form.</summary>
public sealed record XvaVersion
{
    /// <summary>The form that is written today: a digest behind each block.</summary>
    public const int Newest = 2;

    /// <summary>Name of the host.</summary>
    public string Hostname { get; init; } = "";

    /// <summary>When its software was built.</summary>
    public string Date { get; init; } = "";

    /// <summary>Version of its software.</summary>
    public string ProductVersion { get; init; } = "";

    /// <summary>Name of its software.</summary>
    public string ProductBrand { get; init; } = "";

    /// <summary>Build of its software.</summary>
    public string BuildNumber { get; init; } = "";

    /// <summary>First number of the version of the API.</summary>
    public int ApiMajor { get; init; }

    /// <summary>Second number of the version of the API.</summary>
    public int ApiMinor { get; init; }

    /// <summary>
    /// 0: a table of digests at the end; 1: that and a digest behind each block; 2: only the latter.
    /// </summary>
    public int Form { get; init; } = Newest;

    internal XvaValue Write() => XvaValue.Struct(
        ("hostname", XvaValue.Of(Hostname)),
        ("date", XvaValue.Of(Date)),
        ("product_version", XvaValue.Of(ProductVersion)),
        ("product_brand", XvaValue.Of(ProductBrand)),
        ("build_number", XvaValue.Of(BuildNumber)),
        ("xapi_major", Number(ApiMajor)),
        ("xapi_minor", Number(ApiMinor)),
        ("export_vsn", Number(Form)));

    internal static XvaVersion Read(XvaValue value) => new()
    {
        Hostname = value.TextOf("hostname"),
        Date = value.TextOf("date"),
        ProductVersion = value.TextOf("product_version"),
        ProductBrand = value.TextOf("product_brand"),
        BuildNumber = value.TextOf("build_number"),
        ApiMajor = Number(value, "xapi_major"),
        ApiMinor = Number(value, "xapi_minor"),
        Form = Number(value, "export_vsn"),
    };

    private static XvaValue Number(int number) => XvaValue.Of(number.ToString(CultureInfo.InvariantCulture));

    private static int Number(XvaValue value, string name) =>
        value.Find(name) is not { } member
            ? 0
            : int.TryParse(member.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw XvaException.Damaged($"The description has no number as {name}");
}
