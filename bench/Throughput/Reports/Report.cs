using System.Globalization;
using System.Text.Json;

namespace Xen.Model.Bench.Throughput.Reports;

/// <summary>Prints results as they come and keeps them for the file.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly MachineInfo _machine;
    private readonly List<Measurement> _measurements = [];

    public Report(MachineInfo machine)
    {
        _machine = machine;
        Console.WriteLine(machine);
        Console.WriteLine();
        Console.WriteLine("| point | value | unit | note |");
        Console.WriteLine("|---|--:|---|---|");
    }

    public IReadOnlyList<Measurement> Measurements => _measurements;

    public void Add(Measurement measurement)
    {
        _measurements.Add(measurement);
        Console.WriteLine(
            $"| {measurement.Point} | {Text(measurement.Value)} | {measurement.Unit} | {measurement.Note} |");
    }

    public string ToJson() => JsonSerializer.Serialize(new { Machine = _machine, Measurements }, Indented);

    private static string Text(double? value) =>
        value?.ToString(Math.Abs(value.Value) >= 100 ? "N0" : "0.00", CultureInfo.InvariantCulture) ?? "-";
}
