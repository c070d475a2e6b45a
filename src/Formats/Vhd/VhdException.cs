namespace Xen.Model.Formats.Vhd;

/// <summary>Bytes are no VHD, or one that cannot be read here.</summary>
public sealed class VhdException : FormatException
{
    /// <summary>Makes one without a reason.</summary>
    public VhdException()
        : base("this is no VHD")
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong.</param>
    public VhdException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="cause">Why.</param>
    public VhdException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
