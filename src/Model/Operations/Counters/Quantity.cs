namespace Xen.Model.Operations.Counters;

/// <summary>
/// What a performance counter measures. Of whom, says its owner; of which part, its <see cref="Counter.Part"/>.
/// </summary>
public enum Quantity
{
    /// <summary>Seconds that a physical CPU had nothing to do.</summary>
    IdleTime,

    /// <summary>The same, on average over all physical CPUs.</summary>
    AverageIdleTime,

    /// <summary>Load of the control domain.</summary>
    Load,

    /// <summary>Runnable virtual processors for each physical CPU.</summary>
    HostLoad,

    /// <summary>Domains that run.</summary>
    RunningDomains,

    /// <summary>Virtual processors of domains that run.</summary>
    RunningVcpus,

    /// <summary>Memory of the host, KiB.</summary>
    TotalMemory,

    /// <summary>Free memory of the host, KiB.</summary>
    FreeMemory,

    /// <summary>Memory that domains have given back, bytes.</summary>
    ReclaimedMemory,

    /// <summary>Memory that domains could give back at most, bytes.</summary>
    ReclaimableMemory,

    /// <summary>Memory that the agent holds of the system, KiB.</summary>
    AgentMemory,

    /// <summary>Memory that the agent holds and does not use, KiB.</summary>
    AgentFreeMemory,

    /// <summary>Memory that the agent uses, KiB.</summary>
    AgentLiveMemory,

    /// <summary>Memory that the agent has ever asked for, KiB.</summary>
    AgentAllocation,

    /// <summary>Files that the agent has open.</summary>
    AgentOpenFiles,

    /// <summary>Sessions of the pool.</summary>
    PoolSessions,

    /// <summary>Tasks of the pool.</summary>
    PoolTasks,

    /// <summary>Bytes received over a network device; over all cards when no part is named.</summary>
    Received,

    /// <summary>Bytes sent over a network device; over all cards when no part is named.</summary>
    Sent,

    /// <summary>Errors receiving over a network device.</summary>
    ReceiveErrors,

    /// <summary>Errors sending over a network device.</summary>
    SendErrors,

    /// <summary>Seconds that a virtual processor has run.</summary>
    VcpuTime,

    /// <summary>The same, on average over the virtual processors of a VM.</summary>
    AverageVcpuTime,

    /// <summary>Memory that a VM has, bytes.</summary>
    Memory,

    /// <summary>Memory that a VM is to have, bytes.</summary>
    MemoryTarget,

    /// <summary>Free memory as the guest tells, KiB.</summary>
    GuestFreeMemory,

    /// <summary>Seconds that all virtual processors ran.</summary>
    FullRun,

    /// <summary>Seconds that none ran and all wanted to.</summary>
    FullContention,

    /// <summary>Seconds that some ran and others wanted to.</summary>
    ConcurrencyHazard,

    /// <summary>Seconds that none wanted to run.</summary>
    Blocked,

    /// <summary>Seconds that some ran and the others did not want to.</summary>
    PartialRun,

    /// <summary>Seconds that none ran and some wanted to.</summary>
    PartialContention,

    /// <summary>Seconds that some wanted to run and could not.</summary>
    RunnableAny,

    /// <summary>Seconds that virtual processors wanted to run and could not, on average over them.</summary>
    RunnableVcpus,

    /// <summary>Bytes read from a disk.</summary>
    BytesRead,

    /// <summary>Bytes written to a disk.</summary>
    BytesWritten,

    /// <summary>Mebibytes read from a disk.</summary>
    ReadThroughput,

    /// <summary>Mebibytes written to a disk.</summary>
    WriteThroughput,

    /// <summary>Mebibytes read from and written to a disk.</summary>
    Throughput,

    /// <summary>Requests to read from a disk.</summary>
    ReadRequests,

    /// <summary>Requests to write to a disk.</summary>
    WriteRequests,

    /// <summary>Requests to a disk.</summary>
    Requests,

    /// <summary>How long reading from a disk takes, microseconds.</summary>
    ReadLatency,

    /// <summary>How long writing to a disk takes, microseconds.</summary>
    WriteLatency,

    /// <summary>How long a request to a disk takes, microseconds.</summary>
    Latency,

    /// <summary>Seconds that were spent waiting for a disk.</summary>
    Wait,

    /// <summary>Requests to a disk that are under way.</summary>
    InFlight,

    /// <summary>Requests to a disk that are under way or wait, on average.</summary>
    QueueLength,

    /// <summary>Size of a repository's medium, bytes.</summary>
    PhysicalSize,

    /// <summary>Space in use on it, bytes.</summary>
    PhysicalUtilisation,

    /// <summary>Sizes of all disks in a repository together, bytes.</summary>
    VirtualAllocation,
}
