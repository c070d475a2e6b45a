using System.Text;
using Xen.Model.Classes;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Schema;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>
/// What becomes of each explicit message, as the page <c>docs/api-status.md</c>: derived from the declarations and from
/// what there is to carry them out. Implicit messages (getters, setters of fields and the like) are all there.
/// </summary>
internal static class ApiStatus
{
    /// <summary>State of a message that is declared, expected to work and does not: there should be none.</summary>
    public const string Missing = "missing";

    private const string Header = """
        # What each message does

        Made by a test from the declarations: change those and run the tests, not this page. One line for each explicit
        message; the implicit ones (`get_record`, `get_…`, `set_…`, `add_to_…` and so on) follow from the fields and are
        all there.

        | state | what a caller gets |
        |---|---|
        | done | the message is carried out |
        | removed | MESSAGE_REMOVED, as from every server of today |
        | deprecated | MESSAGE_DEPRECATED: nothing is done any more, as on every server of today |
        | hosts only | carried out or refused between the hosts of a pool; a client gets INTERNAL_ERROR |
        | not supported | NOT_IMPLEMENTED with the name and what the server would have to have |

        """;

    /// <summary>The whole page.</summary>
    /// <param name="isCarriedOut">Whether there is something that carries a message out.</param>
    public static string Page(Func<CallMethod, bool> isCarriedOut)
    {
        var page = new StringBuilder(Header);
        foreach (IGrouping<string, CallInfo> messages in DataModel.Calls
            .GroupBy(call => call.ClassName, StringComparer.Ordinal)
            .OrderBy(messages => messages.Key, StringComparer.OrdinalIgnoreCase))
        {
            page.Append($"\n## {messages.Key}\n\n| message | state |\n|---|---|\n");
            foreach (CallInfo call in messages.OrderBy(call => call.MessageName, StringComparer.Ordinal))
            {
                var method = (CallMethod)MethodTable.Standard.Find(call.WireName)!;
                page.Append($"| {call.MessageName} | {StateOf(method, isCarriedOut)} |\n");
            }
        }
        return page.ToString();
    }

    /// <summary>The state of one message.</summary>
    public static string StateOf(CallMethod method, Func<CallMethod, bool> isCarriedOut) => method switch
    {
        { IsRemoved: true } => "removed",
        _ when InertMessages.AnswerOf(method.Name) is not null => "deprecated",
        { IsPoolInternal: true } => "hosts only",
        { Lacking: { Length: > 0 } what } => $"not supported: {what}",
        _ => isCarriedOut(method) ? "done" : Missing,
    };
}
