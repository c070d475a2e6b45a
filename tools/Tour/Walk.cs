using Xen.Model.Harness;

namespace Xen.Model.Tour;

/// <summary>The whole tour, from the login to the logout.</summary>
internal static class Walk
{
    public static async Task RunAsync(DaemonProcess daemon, Narrator narrator)
    {
        using Connection first = new(daemon.Http);
        using Connection second = new(daemon.Http);
        Guest guest = new(first, narrator);
        Watcher watcher = new(second, narrator);

        narrator.Heading("1. Logging in");
        narrator.Say($"the server answers on {daemon.Http}");
        await guest.LoginAsync(daemon.User, daemon.Password);
        await watcher.BeginAsync(daemon.User, daemon.Password);
        narrator.Say("a second session is registered for the events of every class");

        string vm = await new Installation(guest, narrator).RunAsync();
        await new PowerCycle(guest, watcher, narrator).RunAsync(vm);
        await watcher.EndAsync();
        narrator.Say($"{watcher.Seen} events were told on the way");
        await new SuddenDeath(daemon, first, guest, narrator).RunAsync();
    }
}
