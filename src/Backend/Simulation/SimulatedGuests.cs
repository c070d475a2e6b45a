using System.Globalization;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Simulation;

/// <summary>
/// The agents in the guests: some seconds after its start each guest reports what it is. Guests that keep silent are
/// those with <see cref="SilentKey"/> in their other_config. Thread-safe.
/// </summary>
internal sealed class SimulatedGuests(ICallSink model, SimulatedHostOptions options) : IAsyncDisposable
{
    /// <summary>Key in a VM's other_config that keeps its agent silent.</summary>
    public const string SilentKey = "simulation.no-agent";

    /// <summary>
    /// Key in a VM's other_config that has its guest end by itself: seconds after its report, a blank, and one of
    /// shutdown, reboot and crash.
    /// </summary>
    public const string ExitKey = "simulation.exit";

    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Has a guest end by itself.</summary>
    public Func<Ref<VMRecord>, GuestExit, Task> EndAsync { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>Takes up the guests that have not reported yet.</summary>
    public void Resume()
    {
        foreach ((Ref<VMRecord> reference, VMRecord vm) in model.View.All<VMRecord>().ToArray())
        {
            if (vm is { IsControlDomain: false, Domid: >= 0 }
                && model.View.Find(vm.GuestMetrics) is { PVDriversDetected: false })
            {
                Boot(reference);
            }
        }
    }

    /// <summary>A guest begins to boot.</summary>
    public void Boot(Ref<VMRecord> vm) => _ = Task.Run(() => BootAsync(vm));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _stopping.CancelAsync().ConfigureAwait(false);

    private async Task BootAsync(Ref<VMRecord> reference)
    {
        try
        {
            await Task.Delay(options.Scaled(options.GuestBoot), options.Clock, _stopping.Token).ConfigureAwait(false);
            if (model.View.TryGet(reference, out VMRecord? vm) && vm.Domid >= 0
                && !vm.OtherConfig.ContainsKey(SilentKey))
            {
                var report = new ObserveGuest(reference, vm.Domid, ReportOf(vm));
                await model.SubmitAsync(report, CallContext.Server).ConfigureAwait(false);
                await ExitAsync(reference, vm).ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // Stopped, or the model is gone. The guest reports again to the next one.
        }
    }

    private async Task ExitAsync(Ref<VMRecord> reference, VMRecord vm)
    {
        if (vm.OtherConfig.GetOr(ExitKey, "").Split(' ') is [var seconds, var name]
            && double.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out double time)
            && time is >= 0 and < 1e9 && Enum.TryParse(name, ignoreCase: true, out GuestExit reason))
        {
            await Task.Delay(options.Scaled(TimeSpan.FromSeconds(time)), options.Clock, _stopping.Token)
                .ConfigureAwait(false);
            if (model.View.Find(reference)?.Domid == vm.Domid)
            {
                await EndAsync(reference, reason).ConfigureAwait(false);
            }
        }
    }

    private static VMGuestMetricsRecord ReportOf(VMRecord vm)
    {
        bool isWindows = vm.Platform.GetOr("viridian", "false") == "true";
        string address = AddressOf(vm.Domid);
        return new VMGuestMetricsRecord
        {
            OsVersion = isWindows ? s_windows : s_linux,
            PVDriversVersion = XenMap<string, string>.Of(
                ("major", "8"), ("minor", "4"), ("micro", "0"), ("build", "1")),
            PVDriversUpToDate = true,
            PVDriversDetected = true,
            Networks = vm.VIFs.Count == 0
                ? XenMap<string, string>.Empty
                : XenMap<string, string>.Of(("0/ip", address), ("0/ipv4/0", address)),
            Memory = XenMap<string, string>.Of(
                ("total", vm.MemoryTarget.ToString(CultureInfo.InvariantCulture))),
            Other = s_features,
            Live = true,
            CanUseHotplugVbd = TristateType.Yes,
            CanUseHotplugVif = TristateType.Yes,
        };
    }

    private static readonly XenMap<string, string> s_linux = XenMap<string, string>.Of(
        ("name", "Debian GNU/Linux 12 (bookworm)"), ("uname", "6.1.0-28-amd64"), ("distro", "debian"),
        ("major", "12"), ("minor", "8"));

    private static readonly XenMap<string, string> s_windows = XenMap<string, string>.Of(
        ("name", "Microsoft Windows Server 2003|C:\\WINDOWS|\\Device\\Harddisk0\\Partition1"),
        ("distro", "windows"), ("major", "5"), ("minor", "2"), ("spmajor", "2"), ("spminor", "0"));

    private static readonly XenMap<string, string> s_features = XenMap<string, string>.Of(
        ("feature-shutdown", "1"), ("feature-reboot", "1"), ("feature-suspend", "1"), ("feature-balloon", "1"),
        ("feature-vcpu-hotplug", "1"), ("feature-static-ip-setting", "1"), ("has-vendor-device", "0"));

    /// <summary>An address from the block that is set aside for tests of networks.</summary>
    private static string AddressOf(long domid) =>
        string.Create(CultureInfo.InvariantCulture, $"198.18.{domid / 250 % 256}.{domid % 250 + 2}");
}
