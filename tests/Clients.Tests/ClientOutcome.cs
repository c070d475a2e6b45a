using System.Text.Json;

namespace Xen.Model.Clients.Tests;

/// <summary>How a program ended. Scripts of ours print one JSON object on a line for each step.</summary>
internal sealed record ClientOutcome(string Name, int? ExitCode, string Output, string Errors)
{
    public IReadOnlyList<JsonElement> Steps =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    public IEnumerable<string?> StepNames =>
        Steps.Select(step => step.TryGetProperty("step", out JsonElement name) ? name.GetString() : null);

    /// <summary>Everything that a reader needs when the script did not end well.</summary>
    public string Story => $"{Name} {Ending}\n{Output}\n{Errors}";

    private string Ending => ExitCode is { } code ? $"exited with {code}" : "was killed as it took too long";

    public JsonElement Step(string name) =>
        Steps.First(step => step.TryGetProperty("step", out JsonElement found) && found.GetString() == name);

    public void ShouldHaveSucceeded() => ExitCode.Should().Be(0, "{0}", Story);
}
