using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Queries;

/// <summary>What can be asked about storage without asking a driver.</summary>
internal static class StorageQueries
{
    public static void Register(QueryTable table) => table
        .Add<SRGetSupportedTypes>(static (_, context) => QueryResult.With(XenSet<string>.Of(
        [
            .. context.View.All<SMRecord>()
                .Select(driver => driver.Record.Type.ToLowerInvariant())
                .Distinct(StringComparer.Ordinal),
        ])))
        .Add<SRGetDataSources, SRRecord>(static call => call.SR, static (sr, _, context) => CounterAnswers.List(
            SRDataSources.Counters(context.View, sr), counter => SRDataSources.Records(sr, counter), sr.Uuid, context))
        .Add<SRQueryDataSource, SRRecord>(static call => call.SR, static (sr, call, context) => CounterAnswers.Value(
            SRDataSources.Counters(context.View, sr), counter => SRDataSources.Records(sr, counter),
            call.DataSource, call.SR, sr.Uuid, context))
        .Add<VDIReadDatabasePoolUuid, VDIRecord>(static call => call.Self, static (vdi, _, context) =>
            QueryResult.With(
                vdi.Type == VDIType.Metadata ? context.View.Find(vdi.MetadataOfPool)?.Uuid ?? "" : ""))
        .Add<VDIOpenDatabase, VDIRecord>(static call => call.Self, static (vdi, call, context) =>
            OpenDatabase(vdi, call, context))
        .Add<VDIGetNbdInfo, VDIRecord>(static call => call.Self, static (vdi, call, _) =>
            vdi.Type == VDIType.CbtMetadata
                ? new XenError(ErrorCode.VDIIncompatibleType, call.Self.ToString(), "cbt_metadata")
                // Disks are served over NBD on networks with that purpose only, and this server serves on none.
                : QueryResult.With(XenSet<VdiNbdServerInfoRecord>.Empty));

    /// <summary>Copies of other pools' objects are in a form of their own, which nobody here can read.</summary>
    private static QueryResult OpenDatabase(VDIRecord vdi, VDIOpenDatabase call, QueryContext context) =>
        vdi.Type != VDIType.Metadata
            ? new XenError(
                ErrorCode.VDIIncompatibleType, call.Self.ToString(), Enums.VDIType.NameOf(vdi.Type))
            : context.View.Find(vdi.MetadataOfPool) is null
                ? new XenError(ErrorCode.CouldNotImportDatabase, "there is no database on the disk")
                : new XenError(
                    ErrorCode.VDIContainsMetadataOfThisPool, call.Self.ToString(), vdi.MetadataOfPool.ToString());
}
