using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Roles;

namespace Xen.Model.Sequencing;

/// <summary>Who makes a call, and how. Immutable; what of it must be kept goes into the log with the commit.</summary>
public sealed record CallContext
{
    /// <summary>The server itself, for what it does on its own account.</summary>
    public static readonly CallContext Server = new() { UserName = "(server)", IsLocalSuperuser = true };

    /// <summary>The session; null for calls that carry none.</summary>
    public Ref<SessionRecord> Session { get; init; }

    /// <summary>Name of the user.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Directory identity of the user; empty for local root.</summary>
    public string UserSid { get; init; } = "";

    /// <summary>True for local root: role checks do not apply.</summary>
    public bool IsLocalSuperuser { get; init; }

    /// <summary>Where the call came from: address and what the client calls itself.</summary>
    public string Origin { get; init; } = "";

    /// <summary>A hash that names the session in the audit trail without giving it away.</summary>
    public string TrackId { get; init; } = "";

    /// <summary>
    /// The method as the client spelled it, <c>Async.</c> included; empty for the server's own calls.
    /// </summary>
    public string Method { get; init; } = "";

    /// <summary>The arguments as MessagePack, secrets removed; for the audit trail.</summary>
    public ReadOnlyMemory<byte> Arguments { get; init; }

    /// <summary>True when the client wants a task instead of the result.</summary>
    public bool IsAsync { get; init; }

    /// <summary>True when errors about bad values are to say what is wrong, see <c>XenApiOptions</c>.</summary>
    public bool TypedErrors { get; init; }

    /// <summary>The task that this call is a part of; null for none.</summary>
    public Ref<TaskRecord> ParentTask { get; init; }

    /// <summary>Entries for the other_config of the task that the call makes.</summary>
    public XenMap<string, string> TaskOtherConfig { get; init; } = XenMap<string, string>.Empty;
}
