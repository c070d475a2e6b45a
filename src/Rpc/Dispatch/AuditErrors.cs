using Xen.Model.Errors;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>What the audit trail says instead of errors that repeat what the client sent.</summary>
internal static class AuditErrors
{
    /// <summary>
    /// Arguments of the wrong types. The error that the client gets shows the value, which may be a password in the
    /// wrong place.
    /// </summary>
    public static readonly XenError WrongTypes = new(ErrorCode.InternalError, "arguments of other types");
}
