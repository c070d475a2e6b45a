using Xen.Model.Classes;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Reading;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>
/// Has the client fetch or upload a file over HTTP. The outcome is that of a task that the request names: as long as
/// its progress is -1, no handler has taken it over, and a client that fails by then leaves it to be ended here.
/// </summary>
internal sealed class FileTransfer(VerbRun run, string label)
{
    private const double Unclaimed = -1;

    /// <summary>Has the client fetch a file.</summary>
    /// <param name="file">Where the user wants it; empty for the standard output.</param>
    /// <param name="path">The path of the handler.</param>
    /// <param name="query">What the handler is to know beside session and task.</param>
    /// <returns>What the task brought.</returns>
    public Task<WireValue> FetchAsync(string file, string path, params (string Name, string Value)[] query) =>
        RunAsync(path, query, url => run.Terminal.FetchAsync(file, url));

    /// <summary>Has the client upload a file.</summary>
    /// <inheritdoc cref="FetchAsync"/>
    public Task<WireValue> UploadAsync(string file, string path, params (string Name, string Value)[] query) =>
        RunAsync(path, query, url => run.Terminal.UploadAsync(file, url));

    private async Task<WireValue> RunAsync(
        string path, (string Name, string Value)[] query, Func<string, Task<bool>> transfer)
    {
        WireValue task = run["task-uuid"] is null
            ? await run.CallAsync("task.create", WireValue.Of(label), WireValue.Of("")).ConfigureAwait(false)
            : WireValue.Of((await run.NeedAsync(TaskRecord.ClassInfo, "task-uuid").ConfigureAwait(false)).Reference);
        try
        {
            await run.CallAsync("task.set_progress", task, WireValue.Of(Unclaimed)).ConfigureAwait(false);
            if (!await transfer(Url(path, task.Text, query)).ConfigureAwait(false))
            {
                await EndUnclaimedAsync(task).ConfigureAwait(false);
            }
            return await new TaskRun(run).EndOfAsync(task.Text, draws: false).ConfigureAwait(false);
        }
        finally
        {
            if (run["task-uuid"] is null)
            {
                await new TaskRun(run).DestroyAsync(task.Text).ConfigureAwait(false);
            }
        }
    }

    /// <exception cref="CommandFailedException">No handler has taken the task over.</exception>
    private async Task EndUnclaimedAsync(WireValue task)
    {
        run.Objects.Forget();
        ApiRecord record = await run.Objects.GetAsync(TaskRecord.ClassInfo, task.Text).ConfigureAwait(false);
        WireValue progress = record["progress"];
        double part = progress.Kind == WireKind.Integer ? progress.Integer : progress.Double;
        if (part < 0 && record.Text("status") == "pending")
        {
            await run.CallAsync("task.set_status", task, WireValue.Of("failure")).ConfigureAwait(false);
            throw new CommandFailedException("The client could not transfer the file");
        }
    }

    private string Url(string path, string task, (string Name, string Value)[] query)
    {
        IEnumerable<(string Name, string Value)> all =
            [("session_id", run.Api.Session), ("task_id", task), .. query];
        return path + "?" + string.Join(
            '&', all.Select(item => $"{Uri.EscapeDataString(item.Name)}={Uri.EscapeDataString(item.Value)}"));
    }
}
