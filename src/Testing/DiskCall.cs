namespace Xen.Model.Testing;

/// <summary>The kinds of calls that a <see cref="SimulatedDisk"/> counts.</summary>
public enum DiskCall
{
    /// <summary>The names were listed.</summary>
    List,

    /// <summary>A file was created.</summary>
    Create,

    /// <summary>A file was opened.</summary>
    Open,

    /// <summary>Bytes were read.</summary>
    Read,

    /// <summary>Bytes were written.</summary>
    Write,

    /// <summary>A file got another length.</summary>
    SetLength,

    /// <summary>A file was made durable.</summary>
    Flush,

    /// <summary>A file was deleted.</summary>
    Delete,

    /// <summary>A file got another name.</summary>
    Rename,

    /// <summary>The names were made durable.</summary>
    SyncNames,
}
