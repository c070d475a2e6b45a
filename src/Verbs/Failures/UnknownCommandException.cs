namespace Xen.Model.Verbs.Failures;

/// <summary>There is no such command.</summary>
internal sealed class UnknownCommandException(string name) : CommandException($"Unknown command: {name}");
