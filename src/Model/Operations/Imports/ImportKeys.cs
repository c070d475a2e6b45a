namespace Xen.Model.Operations.Imports;

/// <summary>Keys that imports leave behind, or go by.</summary>
public static class ImportKeys
{
    /// <summary>In the other_config of VMs and networks that an import made, and of disks until it has made their VMs:
    /// its task.</summary>
    public const string Task = "import_task";

    /// <summary>In the other_config of a task, with the value <see cref="Complete"/>: the objects are there.</summary>
    public const string Creation = "object_creation";

    /// <summary>See <see cref="Creation"/>.</summary>
    public const string Complete = "complete";

    /// <summary>In the other_config of a template: it came with the product.</summary>
    internal const string DefaultTemplate = "default_template";

    /// <summary>In the other_config of a disk: names its contents wherever they are.</summary>
    internal const string ContentId = "content_id";

    /// <summary>Argument of the work: references of what it made, in that order.</summary>
    internal const string Made = "made";

    /// <summary>Argument of the work: references of the disks that were made for it.</summary>
    internal const string Disks = "disks";

    /// <summary>In the sm_config of a disk that is a volume of its own: the id of the device.</summary>
    internal const string ScsiId = "SCSIid";
}
