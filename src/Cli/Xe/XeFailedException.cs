namespace Xen.Model.Cli.Xe;

/// <summary>The client cannot do what was asked for, and says why.</summary>
internal sealed class XeFailedException(string message) : Exception(message);
