using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Log.Format;

/// <summary>
/// Who had a commit made, when, by which call, and what became of it. Part of every commit and all there is of an audit
/// note; the source of the audit trail.
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

    /// <summary>What became of the call. Of logs from before outcomes were kept: success.</summary>
    public CommitOutcome Outcome { get; init; }

    /// <summary>
    /// Of an audit note: how many notes about calls of the same kind of caller (with a session, or without) were left
    /// out just before it, because there were too many. 0 of a commit.
    /// </summary>
    public long NotesLeftOut { get; init; }
}
