using Xen.Model.Rpc.Inside;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Reading;

namespace Xen.Model.Verbs.Selectors;

/// <summary>Does something with each object that a command is about.</summary>
internal static class ObjectLoop
{
    /// <summary>The one object that a command is about.</summary>
    /// <exception cref="CommandFailedException">There is none, or more than one.</exception>
    public static async Task<ApiRecord> OneAsync(VerbRun run)
    {
        IReadOnlyList<ApiRecord> found = await FindAsync(run).ConfigureAwait(false);
        return found.Count == 1 ? found[0] : throw TooMany(run, found, mayBeMany: false);
    }

    /// <summary>
    /// Does something with the object, or with all objects where <c>--multiple</c> is given. Of many, all are tried;
    /// those that fail are told of, and the command ends with exit code 1.
    /// </summary>
    public static async Task EachAsync(VerbRun run, Func<ApiRecord, Task> act)
    {
        IReadOnlyList<ApiRecord> found = await FindAsync(run).ConfigureAwait(false);
        if (found.Count == 1)
        {
            await act(found[0]).ConfigureAwait(false);
            return;
        }
        if (!run.IsSet("multiple"))
        {
            throw TooMany(run, found, mayBeMany: true);
        }
        List<string> failures = [];
        foreach (ApiRecord record in found)
        {
            if (await TryAsync(run, record, act).ConfigureAwait(false) is { } failure)
            {
                failures.Add($"operation failed on {record.Uuid}: {failure}");
            }
        }
        foreach (string failure in failures)
        {
            await run.Terminal.PrintAsync(failure).ConfigureAwait(false);
        }
        if (failures.Count > 0)
        {
            throw new ExitException(1);
        }
    }

    private static async Task<IReadOnlyList<ApiRecord>> FindAsync(VerbRun run)
    {
        IReadOnlyList<ApiRecord> found = await SelectorWords.FindAsync(run).ConfigureAwait(false);
        return found.Count > 0
            ? found
            : throw new CommandFailedException($"No matching {run.Verb.Selection}s found");
    }

    private static async Task<string?> TryAsync(VerbRun run, ApiRecord record, Func<ApiRecord, Task> act)
    {
        try
        {
            await act(record).ConfigureAwait(false);
            return null;
        }
        catch (XenApiFailedException failure)
        {
            return await ErrorText.ShortAsync(run.Objects, failure.Error).ConfigureAwait(false);
        }
        catch (CommandFailedException failure)
        {
            return failure.Message;
        }
    }

    private static CommandFailedException TooMany(VerbRun run, IReadOnlyList<ApiRecord> found, bool mayBeMany) => new(
        $"{found.Count} {run.Verb.Selection}s match: {string.Join(", ", found.Take(3).Select(record => record.Uuid))}"
        + (found.Count > 3 ? ", ..." : "")
        + (mayBeMany ? ". Use --multiple to do this with all of them" : ". This command is for one of them"));
}
