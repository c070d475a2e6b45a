namespace Xen.Model.Formats.ThinCli;

/// <summary>A message of the thin command line protocol, in either direction. Immutable.</summary>
public abstract record ThinMessage
{
    private protected ThinMessage()
    {
    }
}
