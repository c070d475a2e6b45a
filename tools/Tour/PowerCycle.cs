namespace Xen.Model.Tour;

/// <summary>The second half of the walk: start, suspend, resume, stop, each confirmed by an event.</summary>
internal sealed class PowerCycle(Guest guest, Watcher watcher, Narrator narrator)
{
    public async Task RunAsync(string vm)
    {
        narrator.Heading("4. Start, suspend, resume, stop");
        await guest.CallAsync("VM.start", vm, false, false);
        await ConfirmAsync(vm, "Running");
        narrator.Say("the same for a client that does not want to wait, as a task:");
        await guest.CallAsTaskAsync("VM.suspend", vm);
        await ConfirmAsync(vm, "Suspended");
        await guest.CallAsync("VM.resume", vm, false, false);
        await ConfirmAsync(vm, "Running");
        await guest.CallAsTaskAsync("VM.clean_shutdown", vm);
        await ConfirmAsync(vm, "Halted");
    }

    private async Task ConfirmAsync(string vm, string expected)
    {
        await watcher.SawAsync(vm, expected);
        string actual = await guest.TextAsync("VM.get_power_state", vm);
        if (actual != expected)
        {
            throw new TourFailedException($"the VM is {actual} and not {expected}");
        }
    }
}
