namespace Xen.Model.Formats.Tar;

/// <summary>Bytes that are no tar archive, or one beyond the limits.</summary>
/// <param name="message">What is wrong.</param>
public sealed class TarException(string message) : IOException(message);
