using Xen.Model.Errors;

namespace Xen.Model.Rpc.Inside;

/// <summary>A call of a <see cref="XenApiClient"/> was refused, or failed.</summary>
public sealed class XenApiFailedException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="error">Code and parameters.</param>
    public XenApiFailedException(XenError error)
        : base(error.ToString()) => Error = error;

    /// <summary>Code and parameters.</summary>
    public XenError Error { get; }
}
