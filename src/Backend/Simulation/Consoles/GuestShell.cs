using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Simulation.Consoles;

/// <summary>
/// The few commands of a simulated guest: it reads and writes what it has in xenstore, and ends by itself. Thread-safe.
/// </summary>
internal sealed class GuestShell(
    ICallSink model, Ref<VMRecord> self, Func<Ref<VMRecord>, GuestExit, Task> endAsync)
{
    private static readonly string[] s_help =
    [
        "xenstore-ls                 what the host says below vm-data",
        "xenstore-read KEY           one of these",
        "xenstore-write KEY VALUE    says something back",
        "xenstore-rm KEY             takes it away",
        "poweroff, reboot, crash     the guest ends by itself",
    ];

    /// <summary>Carries out a line; gives what is to be shown.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(string line)
    {
        string[] words = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        try
        {
            return words switch
            {
                [] => [],
                ["help"] => s_help,
                ["xenstore-ls"] => [.. Data().Select(entry => $"{entry.Key} = \"{entry.Value}\"")],
                ["xenstore-read", var key] => [Data().GetOr(key, $"xenstore-read: couldn't read path {key}")],
                ["xenstore-write", var key, var value] => await WriteAsync(key, value).ConfigureAwait(false),
                ["xenstore-rm", var key] => await WriteAsync(key, null).ConfigureAwait(false),
                ["poweroff"] => await EndAsync(GuestExit.Shutdown).ConfigureAwait(false),
                ["reboot"] => await EndAsync(GuestExit.Reboot).ConfigureAwait(false),
                ["crash"] => await EndAsync(GuestExit.Crash).ConfigureAwait(false),
                _ => [$"{words[0]}: not found"],
            };
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The model is gone, or too busy.
            return [$"{words[0]}: {failure.Message}"];
        }
    }

    private XenMap<string, string> Data() => GuestData.Of(model.View.Find(self)?.XenstoreData);

    private async Task<IReadOnlyList<string>> WriteAsync(string key, string? value)
    {
        if (!GuestData.IsSeen(key))
        {
            return [$"{key}: permission denied"];
        }
        if (model.View.TryGet(self, out VMRecord? vm))
        {
            XenMap<string, string> data = value is null ? Data().Without(key) : Data().With(key, value);
            await model.SubmitAsync(new ObserveGuestData(self, vm.Domid, data), CallContext.Server)
                .ConfigureAwait(false);
        }
        return [];
    }

    private async Task<IReadOnlyList<string>> EndAsync(GuestExit reason)
    {
        if (model.View.Find(self) is { IsControlDomain: true })
        {
            return ["the host itself does not end that way"];
        }
        await endAsync(self, reason).ConfigureAwait(false);
        return [];
    }
}
