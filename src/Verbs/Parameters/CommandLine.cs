using Xen.Model.Verbs.Failures;

namespace Xen.Model.Verbs.Parameters;

/// <summary>
/// What a client sent, taken apart: the name of the command, and parameters in the order they came. Of a parameter that
/// comes more than once, the first counts, except where a command collects them. Immutable.
/// </summary>
internal sealed class CommandLine
{
    private const string SessionPrefix = "session_id=";

    private static readonly Dictionary<string, string> s_shortOptions = new()
    {
        ["-u"] = "username",
        ["-pw"] = "password",
        ["-s"] = "server",
        ["-h"] = "server",
        ["-p"] = "port",
    };

    private CommandLine(
        string name, string session, List<KeyValuePair<string, string>> parameters, IReadOnlyList<string> words)
    {
        Name = name;
        Session = session;
        Parameters = parameters;
        Words = words;
    }

    /// <summary>The name of the command; empty where there is none.</summary>
    public string Name { get; }

    /// <summary>The session in which it is to be carried out; empty where name and password are given.</summary>
    public string Session { get; }

    /// <summary>Name and value of each parameter; a word with two dashes in front has the value <c>true</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; }

    /// <summary>Words that are no parameters.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>True when only values are wanted, separated by commas.</summary>
    public bool IsMinimal => IsSet("minimal");

    /// <summary>The value of a parameter; null when it was not given.</summary>
    public string? this[string name]
    {
        get
        {
            foreach ((string found, string value) in Parameters)
            {
                if (found == name)
                {
                    return value;
                }
            }
            return null;
        }
    }

    /// <summary>True when a parameter has a value that means yes.</summary>
    /// <exception cref="CommandFailedException">The value means neither yes nor no.</exception>
    public bool IsSet(string name) => this[name] is { } value && ValueText.Bool(name, value);

    /// <summary>What was given behind a prefix, as in <c>device-config:KEY=VALUE</c>, in order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Behind(string prefix) => Parameters
        .Where(parameter => parameter.Key.StartsWith(prefix, StringComparison.Ordinal)
            && parameter.Key.Length > prefix.Length)
        .Select(parameter => KeyValuePair.Create(parameter.Key[prefix.Length..], parameter.Value))
        .DistinctBy(parameter => parameter.Key);

    /// <summary>Takes lines apart.</summary>
    /// <exception cref="BadSyntaxException">They cannot be understood.</exception>
    public static CommandLine Read(IReadOnlyList<string> lines)
    {
        string session = "";
        int at = 0;
        if (lines.Count > 0 && lines[0].StartsWith(SessionPrefix, StringComparison.Ordinal))
        {
            session = lines[0][SessionPrefix.Length..];
            at = 1;
        }
        if (at == lines.Count || lines[at].Contains('=', StringComparison.Ordinal))
        {
            throw new BadSyntaxException("the name of a command comes first");
        }
        string name = lines[at];
        List<KeyValuePair<string, string>> parameters = [];
        List<string> words = [];
        for (at++; at < lines.Count; at++)
        {
            string line = lines[at];
            if (s_shortOptions.TryGetValue(line, out string? option))
            {
                parameters.Add(KeyValuePair.Create(option, ++at < lines.Count
                    ? lines[at]
                    : throw new BadSyntaxException($"{line} needs a value")));
            }
            else if (Parameter(line) is { } parameter)
            {
                parameters.Add(parameter);
            }
            else
            {
                words.Add(line);
            }
        }
        return new CommandLine(name, session, parameters, words);
    }

    private static KeyValuePair<string, string>? Parameter(string line)
    {
        if (line.StartsWith("--", StringComparison.Ordinal))
        {
            string word = line[2..];
            int sign = word.IndexOf('=', StringComparison.Ordinal);
            return sign < 0 ? KeyValuePair.Create(word, "true") : KeyValuePair.Create(word[..sign], word[(sign + 1)..]);
        }
        if (line.StartsWith('-'))
        {
            throw new BadSyntaxException($"Unknown switch {line}");
        }
        int equals = line.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? null : KeyValuePair.Create(line[..equals], line[(equals + 1)..]);
    }
}
