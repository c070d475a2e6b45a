using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Projections.Queries;

/// <summary>Where a guest can still be given devices. Thread-safe.</summary>
public static class DevicePositions
{
    /// <summary>Disk positions that are offered: 0 up to, not including, this.</summary>
    public const int DiskCount = 16;

    /// <summary>Network positions that are offered: 0 up to, not including, this.</summary>
    public const int InterfaceCount = 7;

    private static readonly string[] s_diskPrefixes = ["xvd", "hd", "sd"];

    /// <summary>The free disk positions in ascending order, as text.</summary>
    public static XenSet<string> FreeForDisks(RecordView view, VMRecord vm) =>
        Free(DiskCount, view.Records(vm.VBDs).Select(vbd => DiskPosition(vbd.Userdevice)));

    /// <summary>The free network positions in ascending order, as text.</summary>
    public static XenSet<string> FreeForInterfaces(RecordView view, VMRecord vm) =>
        Free(InterfaceCount, view.Records(vm.VIFs).Select(vif => Number(vif.Device)));

    /// <summary>
    /// The position behind a disk's device name in any of its spellings: 1, xvdb, hdb, sdb. Null for none.
    /// </summary>
    public static int? DiskPosition(string device)
    {
        foreach (string prefix in s_diskPrefixes)
        {
            if (device.Length == prefix.Length + 1 && device.StartsWith(prefix, StringComparison.Ordinal)
                && device[^1] is >= 'a' and <= 'z')
            {
                return device[^1] - 'a';
            }
        }
        return Number(device);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static XenSet<string> Free(int count, IEnumerable<int?> used)
    {
        var taken = new HashSet<int?>(used);
        return XenSet<string>.Of(
        [
            .. Enumerable.Range(0, count)
                .Where(position => !taken.Contains(position))
                .Select(position => position.ToString(CultureInfo.InvariantCulture)),
        ]);
    }
}
