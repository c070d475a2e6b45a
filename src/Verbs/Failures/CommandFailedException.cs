namespace Xen.Model.Verbs.Failures;

/// <summary>A command says why it cannot do what was asked for.</summary>
internal sealed class CommandFailedException(string text) : CommandException(text);
