using System.Globalization;

namespace Xen.Model.Simulation;

/// <summary>What the command line asks for.</summary>
internal sealed record SimOptions
{
    /// <summary>How many seeds.</summary>
    public int Seeds { get; private set; } = 1000;

    /// <summary>The first of them.</summary>
    public ulong From { get; private set; } = 1;

    /// <summary>The only one; null for many.</summary>
    public ulong? Seed { get; private set; }

    /// <summary>True to print every step.</summary>
    public bool Trace { get; private set; }

    /// <summary>Steps of the scenario of a fault walk; null for no walk.</summary>
    public int? Walk { get; private set; }

    /// <summary>How many damaged things to read; null for none.</summary>
    public int? Fuzz { get; private set; }

    /// <summary>How many run at the same time.</summary>
    public int Parallel { get; private set; } = Environment.ProcessorCount;

    /// <summary>Reads arguments; null when they make no sense.</summary>
    public static SimOptions? Parse(string[] args)
    {
        var options = new SimOptions();
        for (int at = 0; at < args.Length; at++)
        {
            if (args[at] == "--trace")
            {
                options.Trace = true;
            }
            else if (at + 1 == args.Length || !options.Take(args[at], args[++at]))
            {
                return null;
            }
        }
        return options;
    }

    private bool Take(string name, string text)
    {
        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number))
        {
            return false;
        }
        switch (name)
        {
            case "--seeds": Seeds = checked((int)number); break;
            case "--from": From = number; break;
            case "--seed": Seed = number; break;
            case "--walk": Walk = checked((int)number); break;
            case "--fuzz": Fuzz = checked((int)number); break;
            case "--parallel": Parallel = Math.Max(1, checked((int)number)); break;
            default: return false;
        }
        return true;
    }
}
