using Xen.Model.Errors;
using Xen.Model.Formats.Xva;

namespace Xen.Model.Rpc.Handlers.Import;

/// <summary>What is wrong with an export, in the words of the API.</summary>
internal static class ImportErrors
{
    /// <summary>The failure of an import whose reply has begun: only its task can tell.</summary>
    public static HandlerException Of(XvaException failure) => Of(failure.Problem switch
    {
        XvaProblem.UnexpectedFile =>
            new XenError(ErrorCode.ImportErrorUnexpectedFile, failure.Expected, failure.Found),
        XvaProblem.PrematureEnd => new XenError(ErrorCode.ImportErrorPrematureEof),
        XvaProblem.ChecksumsFailed => new XenError(ErrorCode.ImportErrorSomeChecksumsFailed),
        _ => new XenError(ErrorCode.ImportError, failure.Message),
    });

    /// <summary>The failure of an import whose reply has begun.</summary>
    public static HandlerException Of(XenError error) => new(400, error);
}
