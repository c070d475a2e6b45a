using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Rpc.Inside;
using Xen.Model.Verbs.Views;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Reading;

/// <summary>Values that neither a field nor a single call gives.</summary>
internal static class ComputedCells
{
    private static readonly Dictionary<string, Func<ApiObjects, ApiRecord, Task<Cell>>> s_byName = new()
    {
        ["sr-host"] = HostOfAsync,
        ["attachable"] = AttachableAsync,
        ["max-resolution"] = static (_, record) => One(string.Create(
            CultureInfo.InvariantCulture,
            $"{record["max_resolution_x"].Integer}x{record["max_resolution_y"].Integer}")),
    };

    /// <summary>What computes the values of a name.</summary>
    public static Func<ApiObjects, ApiRecord, Task<Cell>> Named(string name) => s_byName[name];

    /// <summary>The host of storage that exactly one host reaches; otherwise the null reference.</summary>
    private static async Task<Cell> HostOfAsync(ApiObjects objects, ApiRecord storage)
    {
        string[] connections = [.. storage.Texts("PBDs")];
        if (connections.Length != 1)
        {
            return new Cell.Single(ApiObjects.NullReference);
        }
        ApiRecord? connection =
            await objects.FindAsync(PBDRecord.ClassInfo, connections[0]).ConfigureAwait(false);
        ApiRecord? host = connection is null
            ? null
            : await objects.FindAsync(HostRecord.ClassInfo, connection.Text("host")).ConfigureAwait(false);
        return new Cell.Single(host?.Uuid ?? CellText.Gone);
    }

    private static async Task<Cell> AttachableAsync(ApiObjects objects, ApiRecord device)
    {
        try
        {
            await objects.Api.CallAsync("VBD.assert_attachable", WireValue.Of(device.Reference)).ConfigureAwait(false);
            return new Cell.Single("true");
        }
        catch (XenApiFailedException failure)
        {
            return new Cell.Single($"false (error: {failure.Error.Code})");
        }
    }

    private static Task<Cell> One(string text) => Task.FromResult<Cell>(new Cell.Single(text));
}
