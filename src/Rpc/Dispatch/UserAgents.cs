using System.Collections.Concurrent;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>
/// The client programs that have called since the server started, by what they call themselves. Thread-safe.
/// </summary>
internal sealed class UserAgents
{
    /// <summary>How many programs are remembered; later ones are not.</summary>
    public const int Max = 128;

    private readonly ConcurrentDictionary<string, byte> _seen = new(StringComparer.Ordinal);

    /// <summary>Programs and the versions seen last, in the usual spelling <c>name/version</c>.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _seen.Keys
        .Select(static agent => agent.Split(' ')[0].Split('/', 2))
        .GroupBy(static parts => parts[0], static parts => parts.Length > 1 ? parts[1] : "")
        .Select(static program => KeyValuePair.Create(program.Key, program.Max(StringComparer.Ordinal) ?? ""));

    /// <summary>A program has called.</summary>
    public void Note(string agent)
    {
        if (agent.Length > 0 && !_seen.ContainsKey(agent) && _seen.Count < Max)
        {
            _seen.TryAdd(agent, 0);
        }
    }
}
