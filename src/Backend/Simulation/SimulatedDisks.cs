using System.Globalization;
using Xen.Model.Backend.Effects;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation;

/// <summary>Disk images, of which the simulation keeps no contents.</summary>
internal static class SimulatedDisks
{
    private const long Block = 2L << 20;
    private const long FirstBlocks = 8L << 20;

    /// <summary>Kinds of operations whose only trace is new images.</summary>
    public static readonly string[] Kinds =
    [
        OperationKind.VDICreate, OperationKind.VDISnapshot, OperationKind.VDIClone, OperationKind.VDICopy,
        OperationKind.VMProvision, OperationKind.VMClone, OperationKind.VMCopy, OperationKind.VMSnapshot,
        OperationKind.PoolEnableHa, OperationKind.PoolEnableRedoLog,
        OperationKind.VMCsvm, OperationKind.VMCheckpoint, OperationKind.VMRevert,
    ];

    /// <summary>Makes the images that an intent lists; sizes are rounded up to whole blocks.</summary>
    public static EffectOutcome Make(EffectRequest request)
    {
        var facts = new List<(string Key, string Value)>();
        for (int number = 0; request.Operation.Arguments.ContainsKey($"disk{number}.uuid"); number++)
        {
            long wanted = long.Parse(request.Argument($"disk{number}.size"), CultureInfo.InvariantCulture);
            long size = RoundUp(wanted);
            facts.Add(($"disk{number}.location", request.Argument($"disk{number}.uuid")));
            facts.Add(($"disk{number}.virtual_size", Text(size)));
            facts.Add(($"disk{number}.physical_utilisation", Text(Math.Min(size, FirstBlocks))));
        }
        return new EffectOutcome(null, XenMap<string, string>.Of([.. facts]));
    }

    /// <summary>Gives an image the size that an intent wants.</summary>
    public static EffectOutcome Resize(EffectRequest request) => EffectOutcome.With(
        ("virtual_size", Text(RoundUp(long.Parse(request.Argument("size"), CultureInfo.InvariantCulture)))));

    private static long RoundUp(long size) => checked((size + Block - 1) / Block * Block);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
