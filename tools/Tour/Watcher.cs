namespace Xen.Model.Tour;

/// <summary>The second connection: it listens for events of every class and tells each one as it comes.</summary>
internal sealed class Watcher(Connection connection, Narrator narrator)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Dictionary<string, string> powerStates = new(StringComparer.Ordinal);
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task listening = Task.CompletedTask;
    private volatile bool over;

    public int Seen { get; private set; }

    public async Task BeginAsync(string user, string password)
    {
        await connection.LoginAsync(user, password);
        await connection.CallAsync("event.register", new List<object> { "*" });
        listening = Task.Run(ListenAsync);
    }

    /// <summary>Waits until an event has shown the VM in a power state.</summary>
    public async Task SawAsync(string vm, string powerState)
    {
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (powerStates.GetValueOrDefault(vm) == powerState)
                {
                    return;
                }
                next = changed.Task;
            }
            if (await Task.WhenAny(next, listening, Task.Delay(Patience, patience.Token)) != next)
            {
                await (listening.IsFaulted ? listening : Task.CompletedTask);
                throw new TourFailedException($"no event told that the VM is {powerState}");
            }
        }
    }

    /// <summary>Ends the session, and with it the call that waits for events.</summary>
    public async Task EndAsync()
    {
        over = true;
        await connection.CallAsync("session.logout");
        await listening.WaitAsync(Patience);
    }

    private async Task ListenAsync()
    {
        while (!over)
        {
            try
            {
                Tell([.. ((List<object>)await connection.CallAsync("event.next")).Cast<Record>()]);
            }
            catch (XmlRpcFailedException lost) when (lost.Code == "EVENTS_LOST")
            {
                narrator.Say("(events were lost; registering again)");
                await connection.CallAsync("event.unregister", new List<object> { "*" });
                await connection.CallAsync("event.register", new List<object> { "*" });
            }
            catch (XmlRpcFailedException ended) when (over && ended.Code == "SESSION_INVALID")
            {
                return;
            }
        }
    }

    /// <summary>A change of an object often comes as several events in a row; they are told on one line.</summary>
    private void Tell(List<Record> events)
    {
        for (int begin = 0, end; begin < events.Count; begin = end)
        {
            for (end = begin + 1; end < events.Count && SameChange(events[begin], events[end]); end++)
            {
            }
            events[begin..end].ForEach(Remember);
            Tell(events[end - 1], end - begin);
        }
    }

    private void Tell(Record happened, int times)
    {
        string name = happened.Has("snapshot") && happened.Map("snapshot").Has("name_label")
            ? happened.Map("snapshot").Text("name_label")
            : "";
        narrator.Event(
            happened.Text("id"),
            happened.Text("operation"),
            happened.Text("class"),
            happened.Text("ref"),
            times == 1 ? name : $"{name} (x{times})");
    }

    private void Remember(Record happened)
    {
        lock (gate)
        {
            Seen++;
            if (happened.Text("class") == "vm" && happened.Has("snapshot"))
            {
                powerStates[happened.Text("ref")] = happened.Map("snapshot").Text("power_state");
            }
            changed.TrySetResult();
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private static bool SameChange(Record one, Record other) =>
        one.Text("operation") == other.Text("operation") && one.Text("ref") == other.Text("ref");
}
