namespace Xen.Model.Verbs.Failures;

/// <summary>The user cannot be let in.</summary>
internal sealed class LoginException(string text) : CommandException(text);
