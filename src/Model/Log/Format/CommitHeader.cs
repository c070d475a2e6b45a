using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Log.Format;

/// <summary>
/// Who had a commit made, when and by which call. Part of every commit; the source of the audit trail.
/// </summary>
public sealed record CommitHeader
{
    /// <summary>When it was decided, milliseconds since 1970 UTC.</summary>
    public long UnixTimeMs { get; init; }

    /// <summary>Name of the user; empty for the server itself.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Directory identity of the user; empty for local root.</summary>
    public string UserSid { get; init; } = "";

    /// <summary>A hash that names the session without giving it away; empty without session.</summary>
    public string TrackId { get; init; } = "";

    /// <summary>Where the call came from.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The method as it was spelled.</summary>
    public string Method { get; init; } = "";

    /// <summary>The task of the call; null without.</summary>
    public Ref<TaskRecord> Task { get; init; }

    /// <summary>The arguments as MessagePack, secrets removed; empty when not recorded.</summary>
    public ReadOnlyMemory<byte> Arguments { get; init; }
}
