using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;
using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <summary>The disk that the log lies on, over all lives of the process. Not thread-safe.</summary>
internal sealed class SimMedium(SeededRandomSource random, SimKnobs knobs, TimeProvider clock, IRandomSource identities)
{
    private SimulatedDisk _disk = new(random);
    private long _callsBefore;

    /// <summary>The disk as it is now.</summary>
    public SimulatedDisk Disk => _disk;

    /// <summary>Calls of the disk so far, over all lives.</summary>
    public long Calls => _callsBefore + _disk.Calls;

    /// <summary>True while a call of the disk may fail because it was told to.</summary>
    public bool IsFaulty { get; private set; }

    /// <summary>True when a call of the disk may have failed in this life.</summary>
    public bool WasFaulty { get; private set; }

    /// <summary>Told of every call of the disk, before it is carried out.</summary>
    public Action<DiskCall>? BeforeCall { get; set; }

    /// <summary>Opens the log.</summary>
    public SegmentLogStorage Open() => Open(_disk);

    /// <summary>Opens what somebody else's disk holds.</summary>
    public SegmentLogStorage Open(SimulatedDisk disk) => SegmentLogStorage.Open(disk, new SegmentLogOptions
    {
        SegmentSizeBytes = knobs.SegmentBytes,
        Clock = clock,
        Random = identities,
        SealInBackground = false,
        IndexedEveryBytes = knobs.SegmentBytes / 4,
        IndexedEvery = TimeSpan.Zero,
    });

    /// <summary>The owner has ended.</summary>
    public void End(SimEnd end)
    {
        _callsBefore += _disk.Calls;
        _disk = _disk.Crash(end == SimEnd.PowerLoss ? CrashKind.PowerLoss : CrashKind.ProcessEnd);
        IsFaulty = _disk.CapacityBytes is not null;
        WasFaulty = IsFaulty;
        Begin();
    }

    /// <summary>A new disk, or what is left of one, is used from now on.</summary>
    public void Begin()
    {
        _disk.BeforeCall = OnCall;
        if (knobs.Fault is { Kind: not DiskFault.Full } fault && fault.Call > _callsBefore)
        {
            _disk.FaultAt(fault.Call - _callsBefore, fault.Kind);
            WasFaulty = IsFaulty = true;
        }
    }

    private void OnCall(DiskCall kind)
    {
        if (knobs.Fault is { Kind: DiskFault.Full } fault && fault.Call == Calls + 1)
        {
            Fill(0);
        }
        BeforeCall?.Invoke(kind);
    }

    /// <summary>One of the next calls will go wrong.</summary>
    public void PlanFault(DiskFault fault, int calls)
    {
        _disk.FaultAt(_disk.Calls + calls, fault);
        WasFaulty = IsFaulty = true;
    }

    /// <summary>The disk has room for so many bytes more, and no more until <see cref="MakeRoom"/>.</summary>
    public void Fill(int left)
    {
        _disk.CapacityBytes = _disk.UsedBytes + left;
        WasFaulty = IsFaulty = true;
    }

    /// <summary>There is room again.</summary>
    public void MakeRoom()
    {
        _disk.CapacityBytes = null;
        IsFaulty = false;
    }

    /// <summary>What is on the disk now, to be looked at without being seen.</summary>
    public SimulatedDisk Copy() => _disk.Crash(CrashKind.ProcessEnd);

    /// <summary>Takes everything that is kept into a digest.</summary>
    public void AddTo(SimDigest digest)
    {
        SimulatedDisk copy = Copy();
        foreach (string name in copy.List())
        {
            digest.Add(name);
            digest.Add(copy.Contents(name));
        }
    }
}
