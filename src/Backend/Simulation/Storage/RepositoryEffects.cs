using System.Globalization;
using System.Text;
using Xen.Model.Backend.Effects;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Storage;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>Makes, attaches, looks through and erases repositories on simulated media.</summary>
internal sealed class RepositoryEffects(SimulatedHostOptions options)
{
    /// <summary>Makes a repository where its first PBD leads.</summary>
    public EffectOutcome Create(SimulatedMachine machine, EffectRequest request)
    {
        RecordView view = request.View();
        if (!TryFind(view, request.Operation.Target, out Ref<SRRecord> reference, out SRRecord sr))
        {
            return Unavailable();
        }
        var wanted = new SimulatedRepository { Uuid = sr.Uuid, Type = sr.Type };
        SimulatedRepository made = Noted.Repository(view, reference, sr, wanted) with
        {
            PhysicalSize = SizeOf(request.Argument("physical_size")),
        };
        IReadOnlyList<SimulatedRepository> others = machine.Storage.Repositories;
        if (Drivers.CheckKeys(sr.Type, made.DeviceConfig, others) is { } error)
        {
            return EffectOutcome.Failed(error);
        }
        if (Drivers.IsExclusive(sr.Type) && others.Any(other => IsSamePlace(other, made)))
        {
            return EffectOutcome.Failed(new XenError(ErrorCode.SRDeviceInUse));
        }
        machine.Storage.Put(WithDiscs(made, others));
        return new EffectOutcome(null, Scans.Measure(made).Facts());
    }

    /// <summary>Erases a repository with everything in it.</summary>
    public static EffectOutcome Destroy(SimulatedMachine machine, EffectRequest request)
    {
        if (TryFind(request.View(), request.Operation.Target, out _, out SRRecord sr))
        {
            machine.Storage.Remove(sr.Uuid);
        }
        return EffectOutcome.Done;
    }

    /// <summary>Attaches a repository to a host, which finds out what is in it.</summary>
    public EffectOutcome Attach(SimulatedMachine machine, EffectRequest request)
    {
        RecordView view = request.View();
        if (!ObjectRef.TryParse(request.Operation.Target, out ObjectRef target)
            || !view.TryGet(target.As<PBDRecord>(), out PBDRecord? pbd) || !view.TryGet(pbd.SR, out SRRecord? sr))
        {
            return Unavailable();
        }
        IReadOnlyList<SimulatedRepository> known = machine.Storage.Repositories;
        if (Drivers.CheckKeys(sr.Type, pbd.DeviceConfig, known) is { } error)
        {
            return EffectOutcome.Failed(error);
        }
        if (machine.Storage.Repository(sr.Uuid) is null)
        {
            if (sr.Type != Drivers.Discs)
            {
                return Unavailable();
            }
            // A folder of discs is nobody's: who attaches it makes it a repository.
            machine.Storage.Put(WithDiscs(
                new SimulatedRepository
                {
                    Uuid = sr.Uuid,
                    Type = sr.Type,
                    DeviceConfig = pbd.DeviceConfig,
                    PhysicalSize = options.LocalStorageBytes,
                },
                known));
        }
        return Compare(machine, view, sr);
    }

    /// <summary>Detaches a repository from a host: what its pool says about it is written down first.</summary>
    public static EffectOutcome Detach(SimulatedMachine machine, EffectRequest request)
    {
        RecordView view = request.View();
        if (ObjectRef.TryParse(request.Operation.Target, out ObjectRef target)
            && view.TryGet(target.As<PBDRecord>(), out PBDRecord? pbd))
        {
            machine.Storage.Note(view, pbd.SR);
        }
        return EffectOutcome.Done;
    }

    /// <summary>Compares a repository with its objects.</summary>
    public static EffectOutcome Scan(SimulatedMachine machine, EffectRequest request)
    {
        RecordView view = request.View();
        return TryFind(view, request.Operation.Target, out _, out SRRecord sr)
            ? Compare(machine, view, sr)
            : Unavailable();
    }

    /// <summary>Measures a repository.</summary>
    public static EffectOutcome Update(SimulatedMachine machine, EffectRequest request) =>
        TryFind(request.View(), request.Operation.Target, out _, out SRRecord sr)
            && machine.Storage.Repository(sr.Uuid) is { } repository
            ? new EffectOutcome(null, Scans.Measure(repository).Facts())
            : Unavailable();

    /// <summary>Looks for repositories where a configuration leads.</summary>
    public static EffectOutcome Probe(SimulatedMachine machine, EffectRequest request)
    {
        string type = request.Argument("type");
        const string Prefix = "config.";
        var given = XenMap<string, string>.Of(request.Operation.Arguments
            .Where(argument => argument.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(argument => KeyValuePair.Create(argument.Key[Prefix.Length..], argument.Value)));
        IReadOnlyList<SimulatedRepository> all = machine.Storage.Repositories;
        if (Drivers.CheckKeys(type, given, all) is { } error)
        {
            return EffectOutcome.Failed(error);
        }
        string host = ObjectRef.TryParse(request.Operation.Target, out ObjectRef target)
            ? request.View().Find(target.As<HostRecord>())?.Uuid ?? ""
            : "";
        var place = new SimulatedRepository
        {
            Uuid = "",
            Type = type,
            DeviceConfig = given,
            Host = Drivers.IsLocal(type) ? host : "",
        };
        return new EffectOutcome(null, FoundRepository.Facts(
        [
            .. all.Where(repository => IsSamePlace(repository, place))
                .Select(repository => Found(repository, given)),
        ]));
    }

    /// <summary>Makes a disk that says of which pool it holds a copy.</summary>
    public static EffectOutcome MakeMetadata(SimulatedMachine machine, EffectRequest request)
    {
        RecordView view = request.View();
        EffectOutcome outcome = ImageEffects.Make(machine, request);
        if (outcome.Error is null && ObjectRef.TryParse(request.Argument("pool"), out ObjectRef pool)
            && TryFind(view, request.Operation.Target, out _, out SRRecord sr))
        {
            var address = new DiskAddress(sr.Uuid, request.Argument("disk0.uuid"));
            string uuid = view.Find(pool.As<PoolRecord>())?.Uuid ?? "";
            machine.Storage.Change(address, image => image with { MetadataOfPool = uuid });
            byte[] head = Encoding.UTF8.GetBytes($"pool {uuid} as of event {view.Id.Value}\n");
            // Never waits: media work at once.
            machine.Storage.WriteAsync(address, 0, head, CancellationToken.None).AsTask().Wait();
        }
        return outcome;
    }

    /// <summary>Erases the disks that an intent lists.</summary>
    public static EffectOutcome DropMetadata(SimulatedMachine machine, EffectRequest request)
    {
        foreach (string vdi in request.Argument("vdis").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (ImageEffects.Source(request.View(), vdi) is { } address)
            {
                machine.Storage.Remove(address);
            }
        }
        return EffectOutcome.Done;
    }

    private static EffectOutcome Compare(SimulatedMachine machine, RecordView view, SRRecord sr) =>
        machine.Storage.Repository(sr.Uuid) is { } repository
            ? new EffectOutcome(null, Scans.Compare(repository, view, sr, machine.IsUntold).Facts())
            : Unavailable();

    private static FoundRepository Found(SimulatedRepository repository, XenMap<string, string> configuration) =>
        new(repository.Uuid, configuration)
        {
            NameLabel = repository.NameLabel,
            NameDescription = repository.NameDescription,
            TotalSpace = repository.PhysicalSize,
            FreeSpace = Math.Max(0, repository.PhysicalSize - repository.PhysicalUtilisation),
            MetadataOfPools = XenSet<string>.Of(
            [
                .. repository.Images.Values
                    .Where(image => image is { Type: VDIType.Metadata, MetadataOfPool.Length: > 0 })
                    .Select(image => image.MetadataOfPool).Distinct(),
            ]),
        };

    /// <summary>Folders of discs that are reached the same way hold the same discs.</summary>
    private static SimulatedRepository WithDiscs(
        SimulatedRepository made, IReadOnlyList<SimulatedRepository> others) =>
        made.Type == Drivers.Discs && others.FirstOrDefault(other => IsSamePlace(other, made)) is { } same
            ? made with { Images = same.Images }
            : made;

    private static bool IsSamePlace(SimulatedRepository left, SimulatedRepository right) =>
        left.Type == right.Type && left.Host == right.Host
        && Drivers.PlaceOf(left.Type, left.DeviceConfig) == Drivers.PlaceOf(right.Type, right.DeviceConfig);

    private long SizeOf(string wanted) =>
        long.TryParse(wanted, CultureInfo.InvariantCulture, out long size) && size > 0
            ? size
            : options.LocalStorageBytes;

    private static EffectOutcome Unavailable() => EffectOutcome.Failed(
        Drivers.Failure(47, "The SR is not available [opterr=no such repository on the medium]"));

    private static bool TryFind(
        RecordView view, string target, out Ref<SRRecord> reference, out SRRecord sr)
    {
        reference = ObjectRef.TryParse(target, out ObjectRef found) ? found.As<SRRecord>() : default;
        sr = view.Find(reference)!;
        return sr is not null;
    }
}
