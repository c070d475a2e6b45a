using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Kind of snapshot a VM protection policy takes.</summary>
[XenEnum("vmpp_backup_type")]
public enum VMPPBackupType
{
    /// <summary>Backups capture disks only.</summary>
    [Wire("snapshot", Since = "cowley")]
    Snapshot = 0,

    /// <summary>Backups capture disks and memory.</summary>
    [Wire("checkpoint", Since = "cowley")]
    Checkpoint = 1,
}

/// <summary>How often a VM protection policy takes backups.</summary>
[XenEnum("vmpp_backup_frequency")]
public enum VMPPBackupFrequency
{
    /// <summary>Backups are taken every hour or fraction of it.</summary>
    [Wire("hourly", Since = "cowley")]
    Hourly = 0,

    /// <summary>Backups are taken once a day.</summary>
    [Wire("daily", Since = "cowley")]
    Daily = 1,

    /// <summary>Backups are taken on selected days of the week.</summary>
    [Wire("weekly", Since = "cowley")]
    Weekly = 2,
}

/// <summary>Kind of remote storage to which a protection policy archives.</summary>
[XenEnum("vmpp_archive_target_type")]
public enum VMPPArchiveTargetType
{
    /// <summary>No archive location is configured.</summary>
    [Wire("none", Since = "cowley")]
    None = 0,

    /// <summary>Archives are written to a Windows (CIFS) share.</summary>
    [Wire("cifs", Since = "cowley")]
    Cifs = 1,

    /// <summary>Archives are written to an NFS export.</summary>
    [Wire("nfs", Since = "cowley")]
    Nfs = 2,
}

/// <summary>How often a protection policy archives its backups.</summary>
[XenEnum("vmpp_archive_frequency")]
public enum VMPPArchiveFrequency
{
    /// <summary>Backups are not archived.</summary>
    [Wire("never", Since = "cowley")]
    Never = 0,

    /// <summary>Each backup is archived as soon as it has been taken.</summary>
    [Wire("always_after_backup", Since = "cowley")]
    AlwaysAfterBackup = 1,

    /// <summary>Archiving runs once a day.</summary>
    [Wire("daily", Since = "cowley")]
    Daily = 2,

    /// <summary>Archiving runs on selected days of the week.</summary>
    [Wire("weekly", Since = "cowley")]
    Weekly = 3,
}
