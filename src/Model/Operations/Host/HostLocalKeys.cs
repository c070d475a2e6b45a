namespace Xen.Model.Operations.Host;

/// <summary>Keys in a host's local database. They are in the log and never change.</summary>
public static class HostLocalKeys
{
    /// <summary><c>false</c> when the host stays disabled after its next start.</summary>
    public const string AutoEnable = "host_auto_enable";

    /// <summary><c>true</c> when the host may not be enabled before its next start.</summary>
    public const string DisabledUntilReboot = "host_disabled_until_reboot";

    /// <summary>By which units virtual processors will be scheduled after the next start.</summary>
    public const string SchedulingGranularity = "sched_gran";

    /// <summary>By how many milliseconds the clock was moved by hand.</summary>
    public const string ClockOffset = "clock_offset_ms";

    /// <summary>The port on which the host serves HTTPS; absent for the usual one.</summary>
    public const string HttpsPort = "https_port";

    /// <summary>The TLS certificate and its chain as PEM text.</summary>
    public const string Certificate = "server_certificate";

    /// <summary>The private key of the certificate as PEM text.</summary>
    public const string CertificateKey = "server_certificate_secret_key";

    /// <summary>Before the name of a data source: whether it is recorded otherwise than by default.</summary>
    public const string DataSource = "data_source:";
}
