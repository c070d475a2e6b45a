using System.Globalization;
using System.Text.Json;

namespace Xen.Model.Bench.Throughput.Reports;

/// <summary>Prints results as they come and keeps them for the file.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly MachineInfo _machine;
    private readonly List<Measurement> _measurements = [];
    private readonly List<string> _lines = [];

    public Report(MachineInfo machine)
    {
        _machine = machine;
        Print(machine.ToString());
        Print("");
        Print("| point | value | unit | note |");
        Print("|---|--:|---|---|");
    }

    public IReadOnlyList<Measurement> Measurements => _measurements;

    public void Add(Measurement measurement)
    {
        _measurements.Add(measurement);
        Print($"| {measurement.Point} | {Text(measurement.Value)} | {measurement.Unit} | {measurement.Note} |");
    }

    public string ToJson() => JsonSerializer.Serialize(new { Machine = _machine, Measurements }, Indented);

    /// <summary>All that was printed: a table that can be pasted into the notes.</summary>
    public string ToMarkdown() => string.Concat(_lines.Select(line => line + "\n"));

    private void Print(string line)
    {
        Console.WriteLine(line);
        _lines.Add(line);
    }

    private static string Text(double? value) =>
        value?.ToString(Math.Abs(value.Value) >= 100 ? "N0" : "0.00", CultureInfo.InvariantCulture) ?? "-";
}
