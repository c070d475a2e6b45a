namespace Xen.Model.Ports;

/// <summary>A secret that is kept cannot be read, or one that came cannot be kept.</summary>
/// <param name="message">Why, without anything of the secret.</param>
public sealed class SecretUnreadableException(string message) : Exception(message);
