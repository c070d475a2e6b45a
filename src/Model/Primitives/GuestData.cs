namespace Xen.Model.Primitives;

/// <summary>Which of a VM's xenstore_data its guest sees.</summary>
public static class GuestData
{
    /// <summary>Keys that begin so are the guest's to read and to write.</summary>
    public const string Prefix = "vm-data/";

    private const string TestPrefix = "FIST/";

    /// <summary>True for a key that the guest sees.</summary>
    public static bool IsSeen(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) || key.StartsWith(TestPrefix, StringComparison.Ordinal);

    /// <summary>What the guest sees of a VM's data; nothing when null.</summary>
    public static XenMap<string, string> Of(XenMap<string, string>? data) => data is null
        ? XenMap<string, string>.Empty
        : XenMap<string, string>.Of(data.Where(entry => IsSeen(entry.Key)));
}
