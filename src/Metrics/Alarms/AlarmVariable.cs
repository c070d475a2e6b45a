using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Xen.Model.Metrics.Alarms;

/// <summary>What somebody wants to be warned of: an element <c>variable</c> of a configuration. Immutable.</summary>
internal sealed record AlarmVariable
{
    /// <summary>How many of them one object may have; further ones are ignored.</summary>
    public const int VariablesMax = 64;

    private const int CharactersMax = 64 * 1024;

    private static readonly Dictionary<(string Type, string Name), string> s_usual = new()
    {
        [("vm", "cpu_usage")] = "cpu[0-9]+",
        [("vm", "network_usage")] = "vif_[0-9]+_[rt]x",
        [("vm", "disk_usage")] = "vbd_(xvd|hd)[a-z]+_(read|write)",
        [("host", "cpu_usage")] = "cpu[0-9]+",
        [("host", "network_usage")] = "pif_eth[0-9]+_[rt]x",
        [("host", "memory_free_kib")] = "memory_free_kib",
        [("sr", "physical_utilisation")] = "physical_utilisation",
    };

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>From which value on there is reason to warn.</summary>
    public required double Level { get; init; }

    /// <summary>For how long the value must be that bad. Default 60 s.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>For how long no further warning follows. Default 3600 s.</summary>
    public required TimeSpan Pause { get; init; }

    /// <summary>Priority of the message. Default 3.</summary>
    public required long Priority { get; init; }

    /// <summary>True when small values are bad.</summary>
    public required bool IsLow { get; init; }

    /// <summary>True for the mean of all counters that match, false for their sum.</summary>
    public required bool IsMean { get; init; }

    /// <summary>Which counters are meant.</summary>
    public required Regex Counters { get; init; }

    /// <summary>The element as it is shown in messages.</summary>
    public required string Text { get; init; }

    /// <summary>True for a value that is bad.</summary>
    public bool IsBad(double value) => IsLow ? value < Level : value > Level;

    /// <summary>Reads a configuration; what cannot be read warns of nothing.</summary>
    /// <param name="type">Class of the object: <c>host</c>, <c>vm</c> or <c>sr</c>.</param>
    /// <param name="text">The configuration.</param>
    public static IReadOnlyList<AlarmVariable> Read(string type, string text)
    {
        if (text.Length is 0 or > CharactersMax)
        {
            return [];
        }
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return
            [
                .. XDocument.Load(reader).Descendants("variable").Take(VariablesMax)
                    .Select(variable => Of(type, variable)).OfType<AlarmVariable>(),
            ];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static AlarmVariable? Of(string type, XElement element)
    {
        string name = Value(element, "name");
        string pattern = Value(element, "rrd_regex") is { Length: > 0 } given ? given : Usual(type, name);
        if (name.Length == 0 || pattern.Length == 0
            || !TryNumber(Value(element, "alarm_trigger_level"), out double level))
        {
            return null;
        }
        string function = Value(element, "consolidation_fn");
        string sense = Value(element, "alarm_trigger_sense");
        return TryRegex(pattern) is not { } counters ? null : new AlarmVariable
        {
            Name = name,
            Level = level,
            Period = TimeSpan.FromSeconds(Number(element, "alarm_trigger_period", 60)),
            Pause = TimeSpan.FromSeconds(Number(element, "alarm_auto_inhibit_period", 3600)),
            Priority = (long)Number(element, "alarm_priority", 3),
            IsLow = sense.Length > 0 ? sense == "low" : name.StartsWith("memory_free", StringComparison.Ordinal),
            IsMean = function.Length > 0 ? function == "average" : name == "cpu_usage",
            Counters = counters,
            Text = Shown(element),
        };
    }

    /// <summary>Patterns come from clients: they are matched in time that grows with the name alone.</summary>
    private static Regex? TryRegex(string pattern)
    {
        try
        {
            return new Regex($"^(?:{pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception unfit) when (unfit is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Usual(string type, string name)
    {
        const string OfRepository = "sr_io_throughput_total_";
        return s_usual.TryGetValue((type, name), out string? usual) ? usual
            : type == "host" && name.StartsWith(OfRepository, StringComparison.Ordinal) ? Regex.Escape(name[3..])
            : "";
    }

    private static string Value(XElement element, string child) =>
        element.Element(child)?.Attribute("value")?.Value.Trim() ?? "";

    private static double Number(XElement element, string child, double otherwise) =>
        TryNumber(Value(element, child), out double number) && number is >= 0 and <= 1e9 ? number : otherwise;

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static string Shown(XElement element)
    {
        var text = new StringBuilder("<variable>\n");
        foreach (XElement child in element.Elements())
        {
            text.Append('\t').Append(new XElement(child.Name, child.Attributes()).ToString().Replace(
                " />", "/>", StringComparison.Ordinal)).Append('\n');
        }
        return text.Append("</variable>\n").ToString();
    }
}
