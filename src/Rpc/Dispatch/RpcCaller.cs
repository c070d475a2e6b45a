using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>
/// Where a call comes from, as far as the transport knows. Asked only for what a call needs, so that reads pay for none
/// of it. One per request.
/// </summary>
internal abstract class RpcCaller
{
    /// <summary>Who is slowed down after a wrong password: the network address, without port.</summary>
    public abstract string Source { get; }

    /// <summary>Address and what the client calls itself, for the audit trail.</summary>
    public abstract string Origin { get; }

    /// <summary>What the client program calls itself in every request; empty for nothing.</summary>
    public virtual string UserAgent => "";

    /// <summary>True when the call came through a socket that only local root can open.</summary>
    public virtual bool IsLocal => false;

    /// <summary>Ends when the client is gone.</summary>
    public virtual CancellationToken Aborted => default;

    /// <summary>What the client program calls itself, where the login does not say; empty for nothing.</summary>
    public virtual string Originator => "";

    /// <summary>The task that the call is a part of; null for none.</summary>
    public virtual Ref<TaskRecord> ParentTask => default;

    /// <summary>Entries for the other_config of the call's task.</summary>
    public virtual XenMap<string, string> TaskOtherConfig => XenMap<string, string>.Empty;
}
