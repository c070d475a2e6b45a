namespace Xen.Model.Formats.ThinCli;

/// <summary>The other side does not speak the thin command line protocol, or breaks its limits.</summary>
public sealed class ThinProtocolException : IOException
{
    /// <summary>Makes the exception.</summary>
    public ThinProtocolException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    public ThinProtocolException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Makes the exception.</summary>
    public ThinProtocolException()
    {
    }
}
