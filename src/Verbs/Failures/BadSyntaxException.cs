namespace Xen.Model.Verbs.Failures;

/// <summary>The command line itself cannot be understood.</summary>
internal sealed class BadSyntaxException(string detail) : CommandException($"Syntax error: {detail}");
