using System.Net;
using Xen.Model.Engine;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.Writing;

namespace Xen.Model.Daemon;

/// <summary>What was asked for on the command line. Immutable.</summary>
internal sealed record DaemonOptions
{
    /// <summary>Folder of everything that is kept.</summary>
    public required DirectoryInfo Data { get; init; }

    /// <summary>Address for plain HTTP; null for none.</summary>
    public required IPEndPoint? Http { get; init; }

    /// <summary>Address for HTTPS; null for none.</summary>
    public required IPEndPoint? Https { get; init; }

    /// <summary>Path of the Unix socket; null for none.</summary>
    public required string? UnixSocket { get; init; }

    /// <summary>File with the first root password; null to make one up.</summary>
    public required FileInfo? RootPasswordFile { get; init; }

    /// <summary>How many simulated hosts a new pool gets.</summary>
    public required int SimulatedHosts { get; init; }

    /// <summary>How many times faster than real machines the simulated ones are.</summary>
    public required double SimulationSpeed { get; init; }

    /// <summary>The address that simulated hosts give as theirs; null to find one.</summary>
    public required IPAddress? SimulatedAddress { get; init; }

    /// <summary>When commits are made durable.</summary>
    public required FlushPolicy Flush { get; init; }

    /// <summary>How much of the past the log keeps.</summary>
    public required RetentionPolicy Retention { get; init; }

    /// <summary>Bytes of one file of the log.</summary>
    public required int SegmentBytes { get; init; }

    /// <summary>When checkpoints are taken.</summary>
    public required CheckpointPolicy Checkpoints { get; init; }

    /// <summary>True to say what is wrong with arguments of the wrong types.</summary>
    public required bool TypedErrors { get; init; }

    /// <summary>True to demand the old password of root for a new one.</summary>
    public required bool ChecksOldPassword { get; init; }

    /// <summary>True to put clients on record that call for the first time.</summary>
    public required bool RegistersCallers { get; init; }

    /// <summary>True to log errors only.</summary>
    public required bool Quiet { get; init; }
}
