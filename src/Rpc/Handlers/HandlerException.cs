using Xen.Model.Errors;

namespace Xen.Model.Rpc.Handlers;

/// <summary>
/// A request cannot be carried out, for a reason that clients are to know. The status counts when the reply has not
/// begun; the error is for the task.
/// </summary>
public sealed class HandlerException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="status">Status of the reply, 400 or more.</param>
    /// <param name="error">What the task says.</param>
    public HandlerException(int status, XenError error)
        : base(error.ToString())
    {
        Status = status;
        Error = error;
    }

    /// <summary>Status of the reply.</summary>
    public int Status { get; }

    /// <summary>What the task says.</summary>
    public XenError Error { get; }
}
