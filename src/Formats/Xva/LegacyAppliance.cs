using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Xen.Model.Formats.Xva;

/// <summary>
/// The description of a VM in the form 0.1 of the first releases: elements and attributes, no records. Immutable.
/// </summary>
public sealed record LegacyAppliance
{
    /// <summary>The only version there was.</summary>
    public const string Version = "0.1";

    private const string FileScheme = "file://";

    /// <summary>Name to show.</summary>
    public string Label { get; init; } = "";

    /// <summary>Notes to show.</summary>
    public string Description { get; init; } = "";

    /// <summary>Memory in bytes.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>Number of virtual processors.</summary>
    public long Processors { get; init; }

    /// <summary>Name of the operating system; empty when unknown.</summary>
    public string Distribution { get; init; } = "";

    /// <summary>Version of the operating system; empty when unknown.</summary>
    public string DistributionVersion { get; init; } = "";

    /// <summary>True for an unmodified operating system, false for one whose kernel was made for Xen.</summary>
    public bool IsHvm { get; init; } = true;

    /// <summary>What its kernel is told; for kernels made for Xen.</summary>
    public string KernelCommandLine { get; init; } = "";

    /// <summary>What the guest sees of the disks.</summary>
    public IReadOnlyList<LegacyDrive> Drives { get; init; } = [];

    /// <summary>The disks.</summary>
    public IReadOnlyList<LegacyDisk> Disks { get; init; } = [];

    /// <summary>True when a document is such a description, and not one of today's.</summary>
    /// <exception cref="XvaException">It is no XML.</exception>
    internal static bool IsLegacy(ReadOnlyMemory<byte> document, XvaLimits limits)
    {
        try
        {
            using XmlReader xml = XvaValueReader.Open(document, limits);
            xml.MoveToContent();
            return xml.LocalName == "appliance";
        }
        catch (XmlException failure)
        {
            throw XvaException.Damaged("The description is no XML: " + failure.Message);
        }
    }

    /// <summary>Reads the description.</summary>
    /// <param name="document">Its bytes.</param>
    /// <param name="limits">What is put up with; the defaults when null.</param>
    /// <exception cref="XvaException">It is no such description, or contradicts itself.</exception>
    public static LegacyAppliance Read(ReadOnlyMemory<byte> document, XvaLimits? limits = null)
    {
        try
        {
            using XmlReader xml = XvaValueReader.Open(document, limits ?? XvaLimits.Default);
            return Read(XElement.Load(xml));
        }
        catch (XmlException failure)
        {
            throw XvaException.Damaged("The description is no XML: " + failure.Message);
        }
    }

    private static LegacyAppliance Read(XElement root)
    {
        if (root.Name.LocalName != "appliance" || (string?)root.Attribute("version") != Version)
        {
            throw XvaException.Damaged("The appliance is not of version " + Version);
        }
        if (root.Elements("vm").ToArray() is not [XElement vm] || vm.Element("config") is not { } config)
        {
            throw XvaException.Damaged("The appliance has not exactly one vm with a config");
        }
        XElement? hacks = vm.Element("hacks");
        var appliance = new LegacyAppliance
        {
            Label = vm.Element("label")?.Value.Trim() ?? "",
            Description = vm.Element("shortdesc")?.Value.Trim() ?? "",
            MemoryBytes = Number(config, "mem_set"),
            Processors = Number(config, "vcpus"),
            Distribution = (string?)config.Attribute("distrib") ?? "",
            DistributionVersion = (string?)config.Attribute("distrib_version") ?? "",
            IsHvm = IsTrue((string?)hacks?.Attribute("is_hvm") ?? "true"),
            KernelCommandLine = (string?)hacks?.Attribute("kernel_boot_cmdline") ?? "",
            Drives = [.. vm.Elements("vbd").Select(Drive)],
            Disks = [.. root.Elements("vdi").Select(Disk)],
        };
        appliance.Check();
        return appliance;
    }

    private void Check()
    {
        var names = new HashSet<string>(Disks.Select(disk => disk.Name), StringComparer.Ordinal);
        var folders = new HashSet<string>(Disks.Select(disk => disk.Directory), StringComparer.Ordinal);
        if (names.Count < Disks.Count || folders.Count < Disks.Count)
        {
            throw XvaException.Damaged("Two disks of the appliance have one name, or one folder");
        }
        if (Drives.FirstOrDefault(drive => !names.Contains(drive.Disk)) is { } drive)
        {
            throw XvaException.Damaged($"The disk of {drive.Device} is not in the appliance");
        }
        if (Drives.Count(item => item.IsRoot) > 1)
        {
            throw XvaException.Damaged("The appliance has more than one disk to boot from");
        }
    }

    private static LegacyDrive Drive(XElement element) => new(
        Text(element, "device"),
        Text(element, "function").Equals("root", StringComparison.OrdinalIgnoreCase),
        Text(element, "mode") switch
        {
            "w" or "rw" => false,
            "r" or "ro" => true,
            string other => throw XvaException.Damaged($"A vbd has the mode {other}"),
        },
        Text(element, "vdi"));

    private static LegacyDisk Disk(XElement element)
    {
        string source = Text(element, "source");
        if (!source.StartsWith(FileScheme, StringComparison.Ordinal))
        {
            throw XvaException.Damaged("The source of a vdi is no " + FileScheme);
        }
        string directory = source[FileScheme.Length..].TrimEnd('/');
        if (!IsInside(directory))
        {
            throw XvaException.Damaged("The source of a vdi leads out of the folder of the appliance");
        }
        return new LegacyDisk(
            Text(element, "name"),
            Number(element, "size"),
            directory,
            (string?)element.Attribute("variety") ?? "system");
    }

    /// <summary>True for a relative path that only goes down.</summary>
    private static bool IsInside(string path) =>
        path.Length > 0
        && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains('\0', StringComparison.Ordinal)
        && path.Split('/').All(step => step is not ("" or "." or ".."));

    private static bool IsTrue(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" => true,
        "FALSE" => false,
        _ => throw XvaException.Damaged($"is_hvm is {text}"),
    };

    private static string Text(XElement element, string name) => (string?)element.Attribute(name)
        ?? throw XvaException.Damaged($"A {element.Name.LocalName} has no {name}");

    private static long Number(XElement element, string name) =>
        long.TryParse(Text(element, name), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw XvaException.Damaged($"The {name} of a {element.Name.LocalName} is no number");
}
