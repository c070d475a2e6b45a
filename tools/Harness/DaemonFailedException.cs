namespace Xen.Model.Harness;

/// <summary>The daemon did not start, or ended in a way that nobody asked for.</summary>
public sealed class DaemonFailedException(string message) : Exception(message);
