using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Rpc.Inside;
using Xen.Model.Verbs.Reading;
using Xen.Model.Wire;

namespace Xen.Model.Verbs;

/// <summary>
/// Waits for the end of a task, draws its progress where that is wanted, and clears it away.
/// </summary>
internal sealed class TaskRun(VerbRun run)
{
    private const double WaitSeconds = 30;
    private const double DrawSeconds = 0.5;
    private const int BarMax = 70;
    private const string Spinner = "|/-\\";

    private int _turns;

    /// <summary>Makes a call as a task of its own; what it brought.</summary>
    /// <exception cref="XenApiFailedException">The task failed, or was cancelled.</exception>
    public async Task<WireValue> RunAsync(string method, WireValue[] arguments)
    {
        MessageWatch? messages = await MessageWatch.BeginAsync(run, method, arguments).ConfigureAwait(false);
        string task = await run.Api.BeginAsync(method, arguments).ConfigureAwait(false);
        try
        {
            WireValue answer = await EndOfAsync(task, run.Line["progress"] is not null).ConfigureAwait(false);
            await (messages?.TellAsync() ?? Task.CompletedTask).ConfigureAwait(false);
            return answer;
        }
        finally
        {
            await DestroyAsync(task).ConfigureAwait(false);
            run.Objects.Forget();
        }
    }

    /// <summary>Waits for the end of a task; what it brought.</summary>
    /// <exception cref="XenApiFailedException">The task failed, or was cancelled.</exception>
    public async Task<WireValue> EndOfAsync(string task, bool draws)
    {
        string token = "";
        while (true)
        {
            ApiRecord record = await LookAsync(task).ConfigureAwait(false);
            string status = record.Text("status");
            if (draws)
            {
                await DrawAsync(record, status is not ("pending" or "cancelling")).ConfigureAwait(false);
            }
            if (status is not ("pending" or "cancelling"))
            {
                return Answer(record);
            }
            WireValue events = await run.Api.CallAsync(
                "event.from",
                WireValue.Array([WireValue.Of($"task/{task}")]),
                WireValue.Of(token),
                WireValue.Of(draws ? DrawSeconds : WaitSeconds)).ConfigureAwait(false);
            token = events.Members.First(member => member.Key == "token").Value.Text;
        }
    }

    /// <summary>Removes a task; one that is gone already is no failure.</summary>
    public async Task DestroyAsync(string task)
    {
        try
        {
            await run.Api.CallAsync("task.destroy", WireValue.Of(task)).ConfigureAwait(false);
        }
        catch (XenApiFailedException)
        {
            // It is cleared away later.
        }
    }

    private async Task<ApiRecord> LookAsync(string task)
    {
        run.Objects.Forget();
        return await run.Objects.GetAsync(TaskRecord.ClassInfo, task).ConfigureAwait(false);
    }

    private static WireValue Answer(ApiRecord task) => task.Text("status") switch
    {
        "success" => XenApiClient.ReadResult(task.Text("result")),
        "cancelled" => throw new XenApiFailedException(new XenError(ErrorCode.TaskCancelled, task.Reference)),
        _ => throw new XenApiFailedException(task.Texts("error_info").ToArray() is [var code, .. var parameters]
            ? new XenError(code, parameters)
            : new XenError(ErrorCode.InternalError, "the task failed without saying why")),
    };

    private Task DrawAsync(ApiRecord task, bool isEnd)
    {
        WireValue progress = task["progress"];
        double part = isEnd ? 1 : progress.Kind == WireKind.Integer ? progress.Integer : progress.Double;
        int percent = (int)(Math.Clamp(part, 0, 1) * 100);
        string bar = new('#', BarMax * percent / 100);
        char turn = Spinner[_turns++ % Spinner.Length];
        return run.Terminal.DrawAsync(string.Create(
            CultureInfo.InvariantCulture, $"\r{percent,3}% {turn} {bar}{(isEnd ? "\n" : "")}"));
    }
}
