using System.Diagnostics;

namespace Xen.Model.Tour;

/// <summary>The visitor's connection: every call is told with its duration and what came of it.</summary>
internal sealed class Guest(Connection connection, Narrator narrator)
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TaskTakesAtMost = TimeSpan.FromMinutes(1);

    public async Task LoginAsync(string user, string password)
    {
        long start = Stopwatch.GetTimestamp();
        string session = await connection.LoginAsync(user, password);
        narrator.Call("session.login_with_password", Stopwatch.GetElapsedTime(start), Narrator.Short(session));
    }

    public async Task<object> CallAsync(string method, params object[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        object result = await connection.CallAsync(method, arguments);
        narrator.Call(method, Stopwatch.GetElapsedTime(start), Describe(result));
        return result;
    }

    public async Task<string> TextAsync(string method, params object[] arguments) =>
        (string)await CallAsync(method, arguments);

    public async Task<Record> RecordAsync(string method, params object[] arguments) =>
        (Record)await CallAsync(method, arguments);

    public async Task<IReadOnlyList<string>> TextsAsync(string method, params object[] arguments) =>
        [.. ((List<object>)await CallAsync(method, arguments)).Cast<string>()];

    public async Task<IReadOnlyList<string>> ListMethodsAsync()
    {
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<string> methods = await connection.ListMethodsAsync();
        narrator.Call("system.listMethods", Stopwatch.GetElapsedTime(start), $"{methods.Count} methods");
        return methods;
    }

    /// <summary>Starts a call as a task, asks for its status until it is over, and clears the task away.</summary>
    public async Task CallAsTaskAsync(string method, params object[] arguments)
    {
        string task = await TextAsync($"Async.{method}", arguments);
        long start = Stopwatch.GetTimestamp();
        int polls = 1;
        string status;
        while ((status = (string)await connection.CallAsync("task.get_status", task)) == "pending")
        {
            if (Stopwatch.GetElapsedTime(start) > TaskTakesAtMost)
            {
                throw new TourFailedException($"the task of {method} is still pending");
            }
            await Task.Delay(PollEvery);
            polls++;
        }
        narrator.Call("task.get_status", Stopwatch.GetElapsedTime(start), $"{status} after {polls} looks");
        if (status != "success")
        {
            IReadOnlyList<string> error = await TextsAsync("task.get_error_info", task);
            throw new TourFailedException($"the task of {method} ended as {status}: {string.Join(", ", error)}");
        }
        await CallAsync("task.destroy", task);
    }

    private static string Describe(object result) => result switch
    {
        "" => "",
        string text when text.StartsWith("OpaqueRef:", StringComparison.Ordinal) => Narrator.Short(text),
        string text => $"\"{(text.Length > 40 ? text[..39] + "…" : text)}\"",
        List<object> items => $"{items.Count} items",
        Record record => $"{record.Count} entries",
        _ => $"{result}",
    };
}
