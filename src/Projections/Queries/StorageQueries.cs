using Xen.Model.Classes;
using Xen.Model.Errors;
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
        .Add<VDIGetNbdInfo, VDIRecord>(static call => call.Self, static (vdi, call, _) =>
            vdi.Type == VDIType.CbtMetadata
                ? new XenError(ErrorCode.VDIIncompatibleType, call.Self.ToString(), "cbt_metadata")
                // Disks are served over NBD on networks with that purpose only, and this server serves on none.
                : QueryResult.With(XenSet<VdiNbdServerInfoRecord>.Empty));
}
