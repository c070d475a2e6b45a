using System.Text.Json;

namespace Xen.Model.Cli.Tests.XenLog;

/// <summary>What came of running the tool.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">What it answered.</param>
/// <param name="Error">What it complained about.</param>
internal sealed record ToolRun(int ExitCode, string Out, string Error)
{
    public JsonElement[] Json() =>
    [
        .. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement),
    ];

    public ToolRun Ok()
    {
        ExitCode.Should().Be(0, "it said {0}", Error);
        return this;
    }
}
