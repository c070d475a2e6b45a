using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Pool-wide operations that may be started or are in progress.</summary>
[XenEnum("pool_allowed_operations")]
public enum PoolAllowedOperations
{
    /// <summary>High availability is being turned on for the pool.</summary>
    [Wire("ha_enable", Since = "dundee")]
    HaEnable = 0,

    /// <summary>High availability is being turned off for the pool.</summary>
    [Wire("ha_disable", Since = "dundee")]
    HaDisable = 1,

    /// <summary>A host cluster spanning the pool is being created.</summary>
    [Wire("cluster_create", Since = "kolkata")]
    ClusterCreate = 2,

    /// <summary>The coordinator role is being handed to another host.</summary>
    [Wire("designate_new_master", Since = "stockholm")]
    DesignateNewMaster = 3,

    /// <summary>The set of update repositories used by the pool is being changed.</summary>
    [Wire("configure_repositories", Since = "1.301.0")]
    ConfigureRepositories = 4,

    /// <summary>Packages are being downloaded from the update repositories.</summary>
    [Wire("sync_updates", Since = "1.301.0")]
    SyncUpdates = 5,

    /// <summary>The local repository is being filled from an uploaded update bundle.</summary>
    [Wire("sync_bundle", Since = "24.23.0")]
    SyncBundle = 6,

    /// <summary>The list of updates available to the hosts is being computed.</summary>
    [Wire("get_updates", Since = "1.301.0")]
    GetUpdates = 7,

    /// <summary>Updates from the enabled repositories are being installed.</summary>
    [Wire("apply_updates", Since = "1.301.0")]
    ApplyUpdates = 8,

    /// <summary>Certificate checking on TLS connections is being switched on.</summary>
    [Wire("tls_verification_enable", Since = "1.297.0")]
    TlsVerificationEnable = 9,

    /// <summary>Pool-internal host certificates are being replaced.</summary>
    [Wire("cert_refresh", Since = "1.307.0")]
    CertRefresh = 10,

    /// <summary>A joining host and the pool are swapping their host certificates.</summary>
    [Wire("exchange_certificates_on_join", Since = "1.310.0")]
    ExchangeCertificatesOnJoin = 11,

    /// <summary>A joining host and the pool are sharing trusted CA certificates.</summary>
    [Wire("exchange_ca_certificates_on_join", Since = "1.310.0")]
    ExchangeCaCertificatesOnJoin = 12,

    /// <summary>The coordinator's set of certificates is being copied to another host.</summary>
    [Wire("copy_primary_host_certs", Since = "1.310.0")]
    CopyPrimaryHostCerts = 13,

    /// <summary>A host is being removed from the pool.</summary>
    [Wire("eject", Since = "24.3.0")]
    Eject = 14,

    /// <summary>A joining host and the pool are sharing certificate revocation lists.</summary>
    [Wire("exchange_crls_on_join", Since = "26.13.0")]
    ExchangeCrlsOnJoin = 15,
}

/// <summary>How often the pool gathers and sends telemetry.</summary>
[XenEnum("telemetry_frequency")]
public enum TelemetryFrequency
{
    /// <summary>Telemetry is collected once a day.</summary>
    [Wire("daily", Since = "23.9.0")]
    Daily = 0,

    /// <summary>Telemetry is collected once a week.</summary>
    [Wire("weekly", Since = "23.9.0")]
    Weekly = 1,

    /// <summary>Telemetry is collected once a month.</summary>
    [Wire("monthly", Since = "23.9.0")]
    Monthly = 2,
}

/// <summary>How often the pool synchronizes automatically with its update repository.</summary>
[XenEnum("update_sync_frequency")]
public enum UpdateSyncFrequency
{
    /// <summary>Repository synchronization runs every day.</summary>
    [Wire("daily", Since = "23.18.0")]
    Daily = 0,

    /// <summary>Repository synchronization runs on one day of each week.</summary>
    [Wire("weekly", Since = "23.18.0")]
    Weekly = 1,
}

/// <summary>Answer the coordinator gives to a pool member announcing itself.</summary>
[XenEnum("hello_return")]
public enum HelloReturn
{
    /// <summary>The member was recognized and can be contacted.</summary>
    [Wire("ok")]
    Ok = 0,

    /// <summary>The caller's identity does not match any host of the pool.</summary>
    [Wire("unknown_host")]
    UnknownHost = 1,

    /// <summary>The member is known but the coordinator failed to connect to it.</summary>
    [Wire("cannot_talk_back")]
    CannotTalkBack = 2,
}

/// <summary>Whether the pool holds the UEFI certificates needed for guest Secure Boot.</summary>
[XenEnum("pool_guest_secureboot_readiness")]
public enum PoolGuestSecurebootReadiness
{
    /// <summary>All Secure Boot certificates, including the dbx revocation list, are present.</summary>
    [Wire("ready", Since = "24.17.0")]
    Ready = 0,

    /// <summary>Guests can use Secure Boot but the dbx revocation list is absent.</summary>
    [Wire("ready_no_dbx", Since = "24.17.0")]
    ReadyNoDbx = 1,

    /// <summary>Required certificates are missing, so guests cannot use Secure Boot.</summary>
    [Wire("not_ready", Since = "24.17.0")]
    NotReady = 2,
}

/// <summary>Service for which a trusted certificate is meant to be used.</summary>
[XenEnum("certificate_purpose")]
public enum CertificatePurpose
{
    /// <summary>The certificate validates connections made for licensing.</summary>
    [Wire("licensing", Since = "26.13.0")]
    Licensing = 0,

    /// <summary>The certificate validates directory servers contacted by LDAP over TLS.</summary>
    [Wire("ldaps", Since = "26.16.0")]
    Ldaps = 1,
}
