using System.Globalization;
using System.Text;

namespace Xen.Model.Backend.Simulation;

/// <summary>
/// What is written down on the simulated hosts while they run: the hypervisor's messages and the agent's log, the
/// newest part of each. Thread-safe.
/// </summary>
internal sealed class SimulatedJournal
{
    /// <summary>How many characters of each are kept for a host; each further line pushes out the oldest.</summary>
    public const int CharactersMax = 32 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Host, bool IsAgent), Queue<string>> _lines = [];
    private readonly Dictionary<(string Host, bool IsAgent), int> _sizes = [];

    /// <summary>The hypervisor says something.</summary>
    public void Hypervisor(string host, string text) => Add((host, false), $"(XEN) {text}");

    /// <summary>The agent says something.</summary>
    public void Agent(string host, DateTimeOffset now, string level, string text)
    {
        string time = now.ToString("yyyyMMdd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        Add((host, true), $"[{time}|{level}|agent] {text}");
    }

    /// <summary>A host starts: what the hypervisor had said is gone.</summary>
    public void Boot(string host, int processors, long memory)
    {
        lock (_gate)
        {
            Forget((host, false));
        }
        Hypervisor(host, "Xen version 4.17.5 (simulated)");
        Hypervisor(host, $"System RAM: {memory >> 20}MB ({memory >> 10}kB)");
        Hypervisor(host, $"Brought up {processors} CPUs");
        Hypervisor(host, "*** LOADING DOMAIN 0 ***");
        Hypervisor(host, "Dom0 has maximum 4 VCPUs");
    }

    /// <summary>All lines that are kept, each with a line feed.</summary>
    /// <param name="host">The host.</param>
    /// <param name="isAgent">True for the agent's log, false for the hypervisor's messages.</param>
    /// <param name="clear">True to forget them.</param>
    public string Read(string host, bool isAgent, bool clear = false)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue((host, isAgent), out Queue<string>? lines))
            {
                return "";
            }
            var text = new StringBuilder();
            foreach (string line in lines)
            {
                text.Append(line).Append('\n');
            }
            if (clear)
            {
                Forget((host, isAgent));
            }
            return text.ToString();
        }
    }

    /// <summary>True when the hypervisor of a host has said anything since it was first heard of.</summary>
    public bool Knows(string host)
    {
        lock (_gate)
        {
            return _lines.ContainsKey((host, false));
        }
    }

    private void Forget((string Host, bool IsAgent) key)
    {
        _lines[key] = [];
        _sizes[key] = 0;
    }

    private void Add((string Host, bool IsAgent) key, string line)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue(key, out Queue<string>? lines))
            {
                Forget(key);
                lines = _lines[key];
            }
            lines.Enqueue(line);
            _sizes[key] += line.Length + 1;
            while (_sizes[key] > CharactersMax)
            {
                _sizes[key] -= lines.Dequeue().Length + 1;
            }
        }
    }
}
