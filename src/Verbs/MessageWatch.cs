using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Rpc.Inside;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Wire;

namespace Xen.Model.Verbs;

/// <summary>
/// Tells the user of urgent messages about a machine that come while something is done with it: those whose priority is
/// a smaller number than <c>message-priority</c>.
/// </summary>
internal sealed class MessageWatch
{
    private const string Word = "message-priority";
    private const string Usual = "5";
    private const string Begin = "19700101T00:00:00Z";

    private readonly VerbRun _run;
    private readonly string _uuid;
    private readonly HashSet<string> _known;

    private MessageWatch(VerbRun run, string uuid, HashSet<string> known)
    {
        _run = run;
        _uuid = uuid;
        _known = known;
    }

    /// <summary>Begins to watch; null when the call is not about a machine, or messages may not be looked at.</summary>
    public static async Task<MessageWatch?> BeginAsync(VerbRun run, string method, WireValue[] arguments)
    {
        if (!method.StartsWith("VM.", StringComparison.Ordinal) || arguments is not [{ Kind: WireKind.Text } self, ..])
        {
            return null;
        }
        try
        {
            ApiRecord? vm = await run.Objects.FindAsync(VMRecord.ClassInfo, self.Text).ConfigureAwait(false);
            return vm is null ? null : new MessageWatch(
                run, vm.Uuid,
                [.. (await MessagesAsync(run, vm.Uuid).ConfigureAwait(false)).Select(message => message.Key)]);
        }
        catch (XenApiFailedException)
        {
            return null;
        }
    }

    /// <summary>Tells of what has come.</summary>
    public async Task TellAsync()
    {
        long limit = ValueText.Int(Word, _run[Word] ?? Usual);
        foreach ((string reference, WireValue message) in await MessagesAsync(_run, _uuid).ConfigureAwait(false))
        {
            var fields = message.Members.ToDictionary(member => member.Key, member => member.Value);
            if (!_known.Contains(reference) && fields["priority"].Integer < limit)
            {
                await _run.Terminal.ComplainAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Message: {fields["name"].Text} (priority {fields["priority"].Integer}) {fields["body"].Text}"))
                    .ConfigureAwait(false);
            }
        }
    }

    private static async Task<IReadOnlyList<KeyValuePair<string, WireValue>>> MessagesAsync(VerbRun run, string uuid) =>
        (await run.CallAsync("message.get", WireValue.Of("VM"), WireValue.Of(uuid), WireValue.Date(Begin))
            .ConfigureAwait(false)).Members;
}
