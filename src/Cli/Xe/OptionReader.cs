using System.Globalization;

namespace Xen.Model.Cli.Xe;

/// <summary>
/// Gathers options from the command line, a variable and a file, in this order: of an option that is given more than
/// once, the first counts. Words that are no options of the client are the server's.
/// </summary>
internal sealed class OptionReader
{
    /// <summary>Options that take the next word, and what they are called with an equals sign.</summary>
    private static readonly Dictionary<string, string> s_short = new()
    {
        ["-s"] = "server",
        ["-h"] = "server",
        ["-p"] = "port",
        ["-u"] = "username",
        ["-pw"] = "password",
        ["-pwf"] = "passwordfile",
        ["--traceparent"] = "traceparent",
    };

    /// <summary>Options that stand alone.</summary>
    private static readonly Dictionary<string, string> s_flags = new()
    {
        ["--nossl"] = "nossl",
        ["--debug"] = "debug",
        ["--debug-on-fail"] = "debugonfail",
    };

    private readonly Dictionary<string, string> _options = [];
    private readonly List<string> _words = [];
    private readonly HashSet<string> _names =
        [.. s_short.Values.Concat(s_flags.Values)];

    /// <summary>What was odd about a source and is to be told.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Takes all sources together.</summary>
    /// <exception cref="XeFailedException">An option cannot be understood.</exception>
    public XeOptions Read(IReadOnlyList<string> arguments, XeEnvironment environment)
    {
        Add(arguments);
        Add(Split(environment.ExtraArguments));
        Add(Lines(environment.OptionFile));
        ReadPasswordFile();
        return new XeOptions
        {
            Server = Option("server") ?? XeOptions.Local,
            NamedPort = Option("port") is { } port ? Port(port) : null,
            User = Option("username") ?? new XeOptions().User,
            Password = Option("password") ?? new XeOptions().Password,
            IsPlain = Flag("nossl"),
            IsDebug = Flag("debug"),
            IsDebugOnFail = Flag("debugonfail"),
            Traceparent = Option("traceparent") ?? environment.Traceparent,
            Words = _words,
        };
    }

    /// <summary>The words between commas; a backslash takes the meaning from the next character.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        List<string> words = [];
        var word = new System.Text.StringBuilder();
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == ',')
            {
                words.Add(word.ToString());
                word.Clear();
                continue;
            }
            at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
            word.Append(text[at]);
        }
        words.Add(word.ToString());
        return [.. words.Where(item => item.Length > 0)];
    }

    private void Add(IReadOnlyList<string> words)
    {
        for (int at = 0; at < words.Count; at++)
        {
            string word = words[at];
            if (s_short.TryGetValue(word, out string? name))
            {
                _options.TryAdd(name, ++at < words.Count
                    ? words[at]
                    : throw new XeFailedException($"{word} needs a value"));
            }
            else if (s_flags.TryGetValue(word, out string? flag))
            {
                _options.TryAdd(flag, "true");
            }
            else if (word.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign && _names.Contains(word[..sign]))
            {
                _options.TryAdd(word[..sign], word[(sign + 1)..]);
            }
            else
            {
                _words.Add(word);
            }
        }
    }

    /// <summary>The options of a file; one line that is none makes the whole file worthless.</summary>
    private IReadOnlyList<string> Lines(string? path)
    {
        if (path is null || !File.Exists(path))
        {
            return [];
        }
        string[] lines;
        try
        {
            lines = [.. File.ReadAllLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            Warnings.Add($"the file {path} was left out: {unreadable.Message}");
            return [];
        }
        if (lines.FirstOrDefault(line => !line.Contains('=', StringComparison.Ordinal)) is { } bad)
        {
            Warnings.Add($"the file {path} was left out: the line '{bad}' is not of the form key=value");
            return [];
        }
        return lines;
    }

    /// <summary>The first line of the file is the user, the second the password.</summary>
    private void ReadPasswordFile()
    {
        if (Option("passwordfile") is not { } path)
        {
            return;
        }
        try
        {
            string[] lines = File.ReadAllLines(path);
            if (lines.Length < 2)
            {
                throw new XeFailedException($"the file {path} needs a line with the user and one with the password");
            }
            _options["username"] = lines[0].Trim();
            _options["password"] = lines[1].Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new XeFailedException($"the file {path} cannot be read: {unreadable.Message}");
        }
    }

    private string? Option(string name) => _options.GetValueOrDefault(name);

    private bool Flag(string name) => Option(name) is { } text && text is "true" or "yes" or "1" or "t" or "y";

    private static int Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and < 65536
            ? port
            : throw new XeFailedException($"'{text}' is no port");
}
