using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Formats.Rfb;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Consoles;

/// <summary>
/// The screens and serial lines of simulated guests and control domains. All who look at a guest see the same; what is
/// on its screen is kept until it boots again. Thread-safe.
/// </summary>
internal sealed class SimulatedConsoles(ICallSink model, SimulatedHostOptions options)
    : IGuestConsoles, IAsyncDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<Ref<VMRecord>, (DateTimeOffset Started, GuestTerminal Terminal)> _terminals = [];
    private readonly HashSet<Task> _served = [];

    /// <summary>Has a guest end by itself.</summary>
    public Func<Ref<VMRecord>, GuestExit, Task> EndAsync { get; set; } = static (_, _) => Task.CompletedTask;

    /// <inheritdoc/>
    public Stream? Open(Ref<ConsoleRecord> console)
    {
        RecordView view = model.View;
        if (!view.TryGet(console, out ConsoleRecord? record) || record.Protocol == ConsoleProtocol.Rdp
            || !view.TryGet(record.VM, out VMRecord? vm) || vm.Domid < 0)
        {
            return null;
        }
        GuestTerminal terminal = TerminalOf(view, record.VM, vm);
        (Stream near, Stream far) = StreamPair.Create();
        lock (_gate)
        {
            if (_stopping.IsCancellationRequested)
            {
                return null;
            }
            var served = Task.Run(() => ServeAsync(far, console, record, terminal));
            _served.Add(served);
            _ = served.ContinueWith(Forget, TaskScheduler.Default);
        }
        return near;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task[] served;
        lock (_gate)
        {
            served = [.. _served];
        }
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(served).ConfigureAwait(false);
    }

    private void Forget(Task served)
    {
        lock (_gate)
        {
            _served.Remove(served);
        }
    }

    private GuestTerminal TerminalOf(RecordView view, Ref<VMRecord> reference, VMRecord vm)
    {
        DateTimeOffset started = view.Find(vm.Metrics)?.StartTime ?? default;
        var status = GuestStatus.Of(view, vm);
        lock (_gate)
        {
            foreach (Ref<VMRecord> gone in
                _terminals.Keys.Where(key => view.Find(key) is not { Domid: >= 0 }).ToArray())
            {
                _terminals.Remove(gone);
            }
            if (!_terminals.TryGetValue(reference, out (DateTimeOffset Started, GuestTerminal Terminal) known)
                || known.Started != started)
            {
                var shell = new GuestShell(model, reference, (self, exit) => EndAsync(self, exit));
                known = (started, new GuestTerminal(vm.NameLabel, status, shell.RunAsync));
                _terminals[reference] = known;
            }
            return known.Terminal;
        }
    }

    private async Task ServeAsync(
        Stream far, Ref<ConsoleRecord> console, ConsoleRecord record, GuestTerminal terminal)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        Task watched = WatchAsync(console, record.VM, terminal, leaving);
        try
        {
            await (record.Protocol == ConsoleProtocol.Rfb
                ? RfbServer.ServeAsync(far, terminal.Screen, cancel: leaving.Token)
                : TextConsole.ServeAsync(far, terminal, leaving.Token)).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // Either side has left.
        }
        finally
        {
            await leaving.CancelAsync().ConfigureAwait(false);
            await far.DisposeAsync().ConfigureAwait(false);
            await watched.ConfigureAwait(false);
        }
    }

    /// <summary>Shows how the guest is, as long as the console is there.</summary>
    private async Task WatchAsync(
        Ref<ConsoleRecord> console, Ref<VMRecord> reference, GuestTerminal terminal, CancellationTokenSource leaving)
    {
        while (!leaving.IsCancellationRequested)
        {
            RecordView view = model.View;
            if (view.Find(console) is null || !view.TryGet(reference, out VMRecord? vm))
            {
                await leaving.CancelAsync().ConfigureAwait(false);
                return;
            }
            terminal.Show(GuestStatus.Of(view, vm));
            await Task.Delay(s_look, options.Clock, leaving.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
