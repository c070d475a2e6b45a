using System.Globalization;
using Xen.Model.Bench.Throughput.Storage;

namespace Xen.Model.Bench.Throughput;

/// <summary>What the command line says.</summary>
internal sealed record BenchOptions
{
    /// <summary>Shown when the command line is wrong.</summary>
    public const string Usage =
        """
        options:
          --seconds N    how long each point runs; default 2
          --only NAME    only points whose name begins so; may be given more than once
          --json FILE    write the results there too
          --markdown F   write the table there too
          --data FOLDER  where durable points keep their files; default: the system's temporary folder
          --daemon DLL   the daemon for the HTTP point; default: xenmodeld.dll of this working copy
          --connections N  connections of the HTTP point; default 16
          --yardsticks off  durable points without what they are compared with: to compare two builds
          --scale N      how large the points with many objects or events are, 1 for as large as the table wants
                         them; default 1
          --eventstore S  an EventStoreDB to measure the durable points beside:
                          esdb://[user:password@]host[:port][?tls=false&tlsVerifyCert=false]
        """;

    /// <summary>How long each point runs.</summary>
    public TimeSpan Time { get; private init; } = TimeSpan.FromSeconds(2);

    /// <summary>Beginnings of the names of the points to run; empty for all.</summary>
    public IReadOnlyList<string> Only { get; private init; } = [];

    /// <summary>Where to write results; null for nowhere.</summary>
    public string? JsonFile { get; private init; }

    /// <summary>Where to write the table; null for nowhere.</summary>
    public string? MarkdownFile { get; private init; }

    /// <summary>Folder for what durable points write.</summary>
    public string DataFolder { get; private init; } = Path.GetTempPath();

    /// <summary>The daemon; null to look for it.</summary>
    public string? Daemon { get; private init; }

    /// <summary>Connections of the HTTP point.</summary>
    public int Connections { get; private init; } = 16;

    /// <summary>An EventStoreDB to measure beside; null for none.</summary>
    public EventStoreAddress? EventStore { get; private init; }

    /// <summary>False to run durable points by themselves.</summary>
    public bool WithYardsticks { get; private init; } = true;

    /// <summary>Share of the full size for points with many objects or events.</summary>
    public double Scale { get; private init; } = 1;

    /// <summary>A number of objects or events, scaled; never below a thousand.</summary>
    public int Scaled(int count) => Math.Max(1000, (int)(count * Scale));

    public static bool TryParse(string[] arguments, out BenchOptions options, out string problem)
    {
        options = new BenchOptions();
        problem = "";
        for (int at = 0; at < arguments.Length; at += 2)
        {
            if (at + 1 == arguments.Length)
            {
                problem = $"{arguments[at]} is not known or needs a value";
                return false;
            }
            if (options.With(arguments[at], arguments[at + 1]) is not { } next)
            {
                problem = $"{arguments[at]} {arguments[at + 1]} is not understood";
                return false;
            }
            options = next;
        }
        return true;
    }

    public bool Includes(string name) =>
        Only.Count == 0 || Only.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private BenchOptions? With(string option, string value) => option switch
    {
        "--seconds" when double.TryParse(value, CultureInfo.InvariantCulture, out double seconds) && seconds > 0 =>
            this with { Time = TimeSpan.FromSeconds(seconds) },
        "--only" => this with { Only = [.. Only, value] },
        "--json" => this with { JsonFile = value },
        "--markdown" => this with { MarkdownFile = value },
        "--data" => this with { DataFolder = value },
        "--scale" when double.TryParse(value, CultureInfo.InvariantCulture, out double part) && part is > 0 and <= 1 =>
            this with { Scale = part },
        "--yardsticks" when value is "on" or "off" => this with { WithYardsticks = value == "on" },
        "--eventstore" when EventStoreAddress.TryParse(value, out EventStoreAddress? address) =>
            this with { EventStore = address },
        "--daemon" => this with { Daemon = value },
        "--connections" when int.TryParse(value, CultureInfo.InvariantCulture, out int count) && count > 0 =>
            this with { Connections = count },
        _ => null,
    };
}
