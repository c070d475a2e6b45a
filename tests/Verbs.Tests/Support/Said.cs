namespace Xen.Model.Verbs.Tests.Support;

/// <summary>What a command did at the terminal.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Out">What it printed.</param>
/// <param name="Errors">What it printed where errors go.</param>
/// <param name="Commands">Everything that it had the client do.</param>
internal sealed record Said(int Code, string Out, string Errors, IReadOnlyList<string> Commands)
{
    /// <summary>The one value that it printed.</summary>
    public string Value => Out.TrimEnd('\n');

    /// <summary>The values that it printed with commas.</summary>
    public string[] Values => Value.Split(',');
}
