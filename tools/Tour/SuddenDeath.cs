using System.Diagnostics;
using System.Globalization;
using Xen.Model.Harness;

namespace Xen.Model.Tour;

/// <summary>The end of the walk: the server is killed, and its successor must know everything that it knew.</summary>
internal sealed class SuddenDeath(DaemonProcess daemon, Connection connection, Guest guest, Narrator narrator)
{
    private const int MostTries = 10;
    private const int MostDifferencesShown = 10;
    private const int Columns = 3;

    public async Task RunAsync()
    {
        narrator.Heading("5. Killing the server");
        await guest.ListMethodsAsync();
        Inventory before = await TakeQuietInventoryAsync();
        narrator.Say($"{before.Records} records of {before.Counts.Count()} classes taken down");
        daemon.KeepPorts();
        daemon.Kill();
        narrator.Say("SIGKILL: the server is gone");
        long start = Stopwatch.GetTimestamp();
        await daemon.StartAgainAsync();
        narrator.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"a new server is ready on the same folder after {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s"));
        await guest.LoginAsync(daemon.User, daemon.Password);
        Compare(before, await Inventory.TakeAsync(connection));
        narrator.Heading("6. Logging out");
        await guest.CallAsync("session.logout");
    }

    /// <summary>Background work may still write; two equal inventories in a row tell that it is over.</summary>
    private async Task<Inventory> TakeQuietInventoryAsync()
    {
        Inventory last = await Inventory.TakeAsync(connection);
        for (int attempt = 1; attempt < MostTries; attempt++)
        {
            Inventory next = await Inventory.TakeAsync(connection);
            if (last.DifferencesTo(next).Count == 0)
            {
                return next;
            }
            last = next;
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
        throw new TourFailedException("the records do not come to rest");
    }

    private void Compare(Inventory before, Inventory after)
    {
        List<string> differences = before.DifferencesTo(after);
        if (differences.Count > 0)
        {
            differences.Take(MostDifferencesShown).ToList().ForEach(narrator.Say);
            throw new TourFailedException($"{differences.Count} records differ after the restart");
        }
        narrator.Say($"all {after.Records} records are identical:");
        foreach ((string Class, int Count)[] row in after.Counts.Where(one => one.Count > 0).Chunk(Columns))
        {
            narrator.Say(string.Concat(row.Select(one => $"  {one.Class,-20} {one.Count,4}")).TrimEnd());
        }
    }
}
