namespace Xen.Model.Rpc.Wire;

/// <summary>
/// A body that is no call at all: it gets HTTP status 500 instead of an error reply. The message is a short reason
/// without any content of the body.
/// </summary>
public sealed class RpcDecodeException : Exception
{
    /// <summary>Refuses a body.</summary>
    /// <param name="reason">What is wrong with it.</param>
    /// <param name="cause">What a parser said, if one did.</param>
    public RpcDecodeException(string reason, Exception? cause = null)
        : base(reason, cause)
    {
    }
}
