using Xen.Model.Errors;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>Messages that the data model has but that never did, or no longer do, anything.</summary>
internal static class InertMessages
{
    private static readonly Dictionary<string, XenError> s_answers = new(StringComparer.Ordinal)
    {
        ["SR.make"] = new XenError(ErrorCode.MessageDeprecated),
        ["VDI.force_unlock"] = new XenError(ErrorCode.MessageDeprecated),
        ["console.create"] = new XenError(ErrorCode.NotImplemented, "Console.create"),
        ["console.destroy"] = new XenError(ErrorCode.NotImplemented, "Console.destroy"),
    };

    /// <summary>What such a message answers; null for all others.</summary>
    public static XenError? AnswerOf(string name) => s_answers.GetValueOrDefault(name);
}
