using System.Globalization;

namespace Xen.Model.Operations.VM;

/// <summary>One disk that a template asks for.</summary>
/// <param name="Device">Where it goes in the VM.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Repository">Uuid of its repository; empty for the pool's default.</param>
/// <param name="IsBootable">True when the VM boots from it.</param>
/// <param name="Type">What it is for, as the data model names types of VDIs.</param>
internal sealed record ProvisionDisk(string Device, long Size, string Repository, bool IsBootable, string Type);

/// <summary>
/// Reads the list of disks in a template. It looks like XML, but is no more than elements with attributes: what else
/// XML could contain is refused.
/// </summary>
internal static class ProvisionDisks
{
    /// <summary>Key of a template's other_config that holds the list.</summary>
    public const string Key = "disks";

    private const int DisksMax = 255;

    /// <summary>Reads a list.</summary>
    /// <param name="text">The list.</param>
    /// <param name="disks">The disks, in their order.</param>
    /// <returns>False when the text is no such list.</returns>
    public static bool TryParse(string text, out List<ProvisionDisk> disks)
    {
        disks = [];
        var reader = new TagReader(text);
        if (!reader.TryRead(out Tag? root) || root.Name != "provision" || root.IsClosing)
        {
            return false;
        }
        if (root.IsEmpty)
        {
            return reader.IsAtEnd;
        }
        while (reader.TryRead(out Tag? tag))
        {
            if (tag is { Name: "provision", IsClosing: true })
            {
                return reader.IsAtEnd;
            }
            if (tag is { Name: "disk", IsClosing: true })
            {
                continue;
            }
            if (tag.Name != "disk" || disks.Count == DisksMax || DiskOf(tag) is not { } disk)
            {
                return false;
            }
            disks.Add(disk);
        }
        return false;
    }

    private static ProvisionDisk? DiskOf(Tag tag)
    {
        if (!tag.Attributes.TryGetValue("device", out string? device)
            || !tag.Attributes.TryGetValue("size", out string? size)
            || !long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes))
        {
            return null;
        }
        return new ProvisionDisk(
            device,
            bytes,
            tag.Attributes.GetValueOrDefault("sr", ""),
            tag.Attributes.GetValueOrDefault("bootable", "false") == "true",
            tag.Attributes.GetValueOrDefault("type", "system"));
    }
}
