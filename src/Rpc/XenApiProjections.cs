using Xen.Model.Ports;
using Xen.Model.Projections.Indexes;
using Xen.Model.Rpc.Tasks;

namespace Xen.Model.Rpc;

/// <summary>
/// What a <see cref="XenApiServer"/> keeps up to date from the log. Make one, hand <see cref="All"/> to the model that
/// is opened, and both to the server.
/// </summary>
public sealed class XenApiProjections
{
    /// <summary>Finds objects by uuid and name.</summary>
    public ObjectIndexes Indexes { get; } = new();

    /// <summary>Tells synchronous calls that their operation has ended.</summary>
    public TaskWaiter Tasks { get; } = new();

    /// <summary>Tells transfers that their task was cancelled.</summary>
    internal TransferWatch Transfers { get; } = new();

    /// <summary>All of them, for the options of the model.</summary>
    public IReadOnlyList<IProjection> All => [Indexes, Tasks, Transfers];
}
