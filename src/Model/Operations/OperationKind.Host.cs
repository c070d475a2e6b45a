namespace Xen.Model.Operations;

/// <summary>What backends can be asked to do to whole hosts.</summary>
public static partial class OperationKind
{
    /// <summary>Switch a host off.</summary>
    public const string HostShutdown = "host.shutdown";

    /// <summary>Take a host down for a restart; its start is <see cref="HostBoot"/>.</summary>
    public const string HostReboot = "host.reboot";

    /// <summary>Wait until a host that restarts is back. Nobody's task.</summary>
    public const string HostBoot = "host.boot";

    /// <summary>Switch a host on and wait until it is back.</summary>
    public const string HostPowerOn = "host.power_on";

    /// <summary>Clean up before a host goes down.</summary>
    public const string HostPreparePoweroff = "host.prepare_for_poweroff";

    /// <summary>Restart the management agent of a host.</summary>
    public const string HostRestartAgent = "host.restart_agent";

    /// <summary>Read the hypervisor's messages; facts: text.</summary>
    public const string HostDmesg = "host.dmesg";

    /// <summary>Read the hypervisor's messages and forget them; facts: text.</summary>
    public const string HostDmesgClear = "host.dmesg_clear";

    /// <summary>Read the log of the management agent; facts: text.</summary>
    public const string HostGetLog = "host.get_log";

    /// <summary>Type debug keys into the hypervisor.</summary>
    public const string HostSendDebugKeys = "host.send_debug_keys";

    /// <summary>Run a plugin on a host; facts: text.</summary>
    public const string HostCallPlugin = "host.call_plugin";

    /// <summary>Send a status report of a host to a URL.</summary>
    public const string HostBugreportUpload = "host.bugreport_upload";

    /// <summary>Send a crash dump of a host to a URL.</summary>
    public const string HostCrashdumpUpload = "host_crashdump.upload";

    /// <summary>Erase a crash dump from a host's disk.</summary>
    public const string HostCrashdumpDestroy = "host_crashdump.destroy";

    /// <summary>Find out what update is on a disk; facts describe it.</summary>
    public const string UpdateIntroduce = "pool_update.introduce";

    /// <summary>Find out whether an update can go onto a host; facts: status.</summary>
    public const string UpdatePrecheck = "pool_update.precheck";

    /// <summary>Install an update on a host; facts: what its software is then.</summary>
    public const string UpdateApply = "pool_update.apply";

    /// <summary>
    /// Install what the enabled repositories have on a host; facts: what its software is then, guidance.
    /// </summary>
    public const string HostApplyUpdates = "host.apply_updates";

    /// <summary>Make a TLS certificate signed by itself; facts: certificate, private_key.</summary>
    public const string HostNewCertificate = "host.new_server_certificate";
}
