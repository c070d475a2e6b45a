using System.Globalization;
using Xen.Model.Backend.Effects;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>Makes, changes and erases images on simulated media.</summary>
internal static class ImageEffects
{
    private const long Granule = 2L << 20;
    private const long SizeMax = 2040L << 30;

    /// <summary>Kinds of operations that make the images that their arguments list, and do nothing else.</summary>
    public static readonly string[] MakingKinds =
    [
        OperationKind.VDICreate, OperationKind.VDISnapshot, OperationKind.VDIClone, OperationKind.VDICopy,
        OperationKind.VMProvision, OperationKind.VMClone, OperationKind.VMCopy, OperationKind.VMSnapshot,
        OperationKind.VMCsvm, OperationKind.VMCheckpoint, OperationKind.VMRevert,
        OperationKind.PoolEnableHa, OperationKind.PoolEnableRedoLog,
    ];

    /// <summary>Makes the images that an intent lists; sizes are rounded up to whole granules.</summary>
    public static EffectOutcome Make(SimulatedMachine machine, EffectRequest request)
    {
        var facts = new List<(string Key, string Value)>();
        RecordView view = request.View();
        var made = new List<DiskAddress>();
        for (int number = 0; request.Operation.Arguments.ContainsKey($"disk{number}.uuid"); number++)
        {
            if (Make(machine.Storage, request, view, $"disk{number}.", out XenError? error) is not { } image)
            {
                made.ForEach(machine.Storage.Remove);
                return EffectOutcome.Failed(error!);
            }
            made.Add(image.Address);
            facts.Add(($"disk{number}.location", image.Image.Location));
            facts.Add(($"disk{number}.virtual_size", Text(image.Image.VirtualSize)));
            facts.Add(($"disk{number}.physical_utilisation", Text(image.Image.PhysicalUtilisation)));
        }
        return new EffectOutcome(null, XenMap<string, string>.Of([.. facts]));
    }

    /// <summary>Makes an image, or gives one that is there the contents of another.</summary>
    public static EffectOutcome Copy(SimulatedMachine machine, EffectRequest request)
    {
        RecordView view = request.View();
        if (!DiskAddress.TryFind(view, Vdi(request.Argument("into")), out DiskAddress? into))
        {
            return Make(machine, request);
        }
        if (Source(view, request.Operation.Target) is not { } from)
        {
            return EffectOutcome.Failed(Gone(request, request.Operation.Target));
        }
        SimulatedImage? basis = Source(view, request.Argument("base")) is { } address
            ? machine.Storage.Image(address)
            : null;
        return machine.Storage.Overwrite(from, into.Value, basis) is null
            ? EffectOutcome.Failed(Gone(request, request.Operation.Target))
            : Stat(machine.Storage.Image(into.Value)!);
    }

    /// <summary>Erases the image that the intent is about.</summary>
    public static EffectOutcome Destroy(SimulatedMachine machine, EffectRequest request)
    {
        if (Source(request.View(), request.Operation.Target) is { } address)
        {
            machine.Storage.Remove(address);
        }
        return EffectOutcome.Done;
    }

    /// <summary>Gives an image the size that an intent wants; nothing is ever cut off.</summary>
    public static EffectOutcome Resize(SimulatedMachine machine, EffectRequest request)
    {
        long wanted = RoundUp(Number(request.Argument("size")));
        if (wanted > SizeMax)
        {
            return EffectOutcome.Failed(TooLarge());
        }
        bool isShrunk = false;
        EffectOutcome outcome = Change(machine, request, image =>
        {
            isShrunk = wanted < image.VirtualSize;
            return isShrunk ? image : image with { VirtualSize = wanted };
        });
        return isShrunk ? EffectOutcome.Failed(Drivers.BadSize("shrinking not allowed")) : outcome;
    }

    /// <summary>Changes the image that an intent is about, and tells its sizes.</summary>
    public static EffectOutcome Change(
        SimulatedMachine machine, EffectRequest request, Func<SimulatedImage, SimulatedImage> change) =>
        Source(request.View(), request.Operation.Target) is { } address
            && machine.Storage.Change(address, change) is { } changed
            ? Stat(changed)
            : EffectOutcome.Failed(Gone(request, request.Operation.Target));

    /// <summary>Finds an image by the name that an intent gives.</summary>
    public static EffectOutcome Find(SimulatedMachine machine, EffectRequest request)
    {
        string location = request.Argument("location");
        Ref<SRRecord> sr = Sr(request.Argument("sr"));
        return request.View().TryGet(sr, out SRRecord? record)
            && machine.Storage.Image(new DiskAddress(record.Uuid, location)) is { } image
            ? Stat(image)
            : EffectOutcome.Failed(new XenError(ErrorCode.VDILocationMissing, sr.ToString(), location));
    }

    /// <summary>Gives an image the contents of its snapshot, which the intent is about.</summary>
    public static EffectOutcome Revert(SimulatedMachine machine, EffectRequest request)
    {
        RecordView view = request.View();
        return Source(view, request.Operation.Target) is { } snapshot
            && Source(view, request.Argument("vdi")) is { } image
            && machine.Storage.Overwrite(snapshot, image, null) is not null
            && machine.Storage.Change(image, after => after with
            {
                VirtualSize = machine.Storage.Image(snapshot)!.VirtualSize,
            }) is { } reverted
            ? Stat(reverted)
            : EffectOutcome.Failed(Gone(request, request.Operation.Target));
    }

    /// <summary>Makes an image in another repository, with the contents of the one it takes the place of.</summary>
    public static EffectOutcome Move(SimulatedMachine machine, EffectRequest request)
    {
        EffectOutcome outcome = Make(machine, request);
        return outcome.Error is null && Destroy(machine, request).Error is { } error
            ? EffectOutcome.Failed(error)
            : outcome;
    }

    /// <summary>Where the image is that a reference stands for; null when nobody knows.</summary>
    public static DiskAddress? Source(RecordView view, string reference) =>
        DiskAddress.TryFind(view, Vdi(reference), out DiskAddress? address) ? address : null;

    /// <summary>The error of an image that is not where its object says.</summary>
    public static XenError Gone(EffectRequest request, string reference)
    {
        Ref<SRRecord> sr = request.View().Find(Vdi(reference))?.SR ?? default;
        return new XenError(ErrorCode.VDIMissing, sr.ToString(), reference);
    }

    private static (SimulatedImage Image, DiskAddress Address)? Make(
        SimulatedStorage storage, EffectRequest request, RecordView view, string prefix, out XenError? error)
    {
        string uuid = request.Argument(prefix + "uuid");
        long size = RoundUp(Number(request.Argument(prefix + "size")));
        Ref<SRRecord> sr = Sr(request.Argument(prefix + "sr"));
        error = null;
        if (size > SizeMax)
        {
            error = TooLarge();
            return null;
        }
        if (!view.TryGet(sr, out SRRecord? record) || storage.Repository(record.Uuid) is null)
        {
            error = Drivers.Failure(47, "The SR is not available", "no such repository on the medium");
            return null;
        }
        var wanted = new SimulatedImage
        {
            Uuid = uuid,
            Location = uuid,
            VirtualSize = size,
            NameLabel = request.Argument(prefix + "name"),
            NameDescription = request.Argument(prefix + "description"),
            Type = Enums.VDIType.TryParse(request.Argument(prefix + "type"), out VDIType type) ? type : VDIType.User,
            MadeBy = request.Id,
        };
        var address = new DiskAddress(record.Uuid, uuid);
        string source = request.Argument(prefix + "source");
        if (!ObjectRef.TryParse(source, out ObjectRef from) || from.IsNull)
        {
            storage.Put(record.Uuid, wanted);
            return (wanted, address);
        }
        if (Source(view, source) is not { } origin || storage.Image(origin) is not { } image)
        {
            error = Gone(request, source);
            return null;
        }
        return (storage.Derive(image, record.Uuid, AsCopy(request, wanted, image)), address);
    }

    /// <summary>A snapshot keeps the note of written blocks; anything else made of an image begins a new one.</summary>
    private static SimulatedImage AsCopy(EffectRequest request, SimulatedImage wanted, SimulatedImage source) =>
        request.Operation.Kind is OperationKind.VDISnapshot or OperationKind.VMSnapshot or OperationKind.VMCheckpoint
            ? wanted with { IsASnapshot = true, SnapshotOf = source.Uuid, TracksChanges = source.TracksChanges }
            : wanted;

    private static EffectOutcome Stat(SimulatedImage image) => EffectOutcome.With(
        ("virtual_size", Text(image.VirtualSize)), ("physical_utilisation", Text(image.PhysicalUtilisation)));

    private static XenError TooLarge() => Drivers.BadSize($"VDI size must be at most {SizeMax >> 20} MB");

    private static long RoundUp(long size) => size > SizeMax ? size : (size + Granule - 1) / Granule * Granule;

    private static Ref<VDIRecord> Vdi(string text) =>
        ObjectRef.TryParse(text, out ObjectRef reference) ? reference.As<VDIRecord>() : default;

    private static Ref<SRRecord> Sr(string text) =>
        ObjectRef.TryParse(text, out ObjectRef reference) ? reference.As<SRRecord>() : default;

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
