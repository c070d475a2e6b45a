namespace Xen.Model.Verbs.Failures;

/// <summary>A parameter that a command needs was not given.</summary>
internal sealed class MissingParameterException(string name)
    : CommandException($"Required parameter not found: {name}");
