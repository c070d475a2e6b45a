using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Operations.Rules;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VDI;

/// <summary>Explicit messages that set a field of a VDI.</summary>
internal static class VDISettingDeciders
{
    public static void Register(DeciderTable table)
    {
        table
            .Add<VDISetNameLabel>((call, context) =>
                Edits.Set(context, call.Self, VDIRecord.NameLabelField, call.Value))
            .Add<VDISetNameDescription>((call, context) =>
                Edits.Set(context, call.Self, VDIRecord.NameDescriptionField, call.Value))
            .Add<VDISetSharable>((call, context) =>
                Edits.Set(context, call.Self, VDIRecord.SharableField, call.Value))
            .Add<VDISetReadOnly>((call, context) =>
                Edits.Set(context, call.Self, VDIRecord.ReadOnlyField, call.Value))
            .Add<VDISetAllowCaching>((call, context) =>
                Edits.Set(context, call.Self, VDIRecord.AllowCachingField, call.Value))
            .Add<VDISetOnBoot>((call, context) => Edits.Change(
                context,
                call.Self,
                vdi => VDIRules.Check(context.Changes, call.Self, vdi, VDIOperations.SetOnBoot),
                vdi => vdi with { OnBoot = call.Value }));
        RegisterForDrivers(table);
    }

    /// <summary>What storage drivers tell about their images.</summary>
    private static void RegisterForDrivers(DeciderTable table) => table
        .Add<VDISetManaged>((call, context) => Edits.Set(context, call.Self, VDIRecord.ManagedField, call.Value))
        .Add<VDISetMissing>((call, context) => Edits.Set(context, call.Self, VDIRecord.MissingField, call.Value))
        .Add<VDISetVirtualSize>((call, context) =>
            Edits.Set(context, call.Self, VDIRecord.VirtualSizeField, call.Value))
        .Add<VDISetPhysicalUtilisation>((call, context) =>
            Edits.Set(context, call.Self, VDIRecord.PhysicalUtilisationField, call.Value))
        .Add<VDISetIsASnapshot>((call, context) =>
            Edits.Set(context, call.Self, VDIRecord.IsASnapshotField, call.Value))
        .Add<VDISetSnapshotOf>((call, context) =>
            Edits.Set(context, call.Self, VDIRecord.SnapshotOfField, call.Value))
        .Add<VDISetSnapshotTime>((call, context) =>
            Edits.Set(context, call.Self, VDIRecord.SnapshotTimeField, call.Value))
        .Add<VDISetMetadataOfPool>((call, context) =>
            Edits.Set(context, call.Self, VDIRecord.MetadataOfPoolField, call.Value))
        .Add<VDISetCbtEnabled>((call, context) =>
            Edits.Set(context, call.Self, VDIRecord.CbtEnabledField, call.Value));
}
