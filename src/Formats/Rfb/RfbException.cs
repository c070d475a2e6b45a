namespace Xen.Model.Formats.Rfb;

/// <summary>The other side does not keep to the protocol, or wants what is not offered here.</summary>
public sealed class RfbException(string message) : IOException(message);
