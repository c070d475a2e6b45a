namespace Xen.Model.Rpc.Handlers;

/// <summary>The client left before its request or its reply was complete.</summary>
public sealed class ClientGoneException : IOException
{
    /// <summary>Makes one without a cause.</summary>
    public ClientGoneException()
        : base("the client left before the end")
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What was under way.</param>
    public ClientGoneException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What was under way.</param>
    /// <param name="cause">What the connection said.</param>
    public ClientGoneException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
