namespace Xen.Model.Verbs.Areas;

/// <summary>The commands that are written by hand, from all areas.</summary>
internal static class StandardVerbs
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        .. MachinePower.All,
        .. MachineMigration.All,
        .. MachineCopies.All,
        .. MachineRemoval.All,
        .. MachineSettings.All,
        .. MachineInstall.All,
        .. MachineDisks.All,
        .. MachineDiscs.All,
        .. MachineFacts.All,
        .. MachineTransfers.All,
        .. MachineConsole.All,
        .. DeviceVerbs.All,
        .. StorageVerbs.All,
        .. DiskVerbs.All,
        .. NetworkVerbs.All,
        .. HostVerbs.All,
        .. HostTransfers.All,
        .. PoolVerbs.All,
        .. PoolRules.All,
        .. OfficeVerbs.All,
        .. GroupVerbs.All,
        .. DataSourceVerbs.All,
        .. RareVerbs.All,
        .. RefusedVerbs.All,
    ];
}
