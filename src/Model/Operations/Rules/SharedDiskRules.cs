using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Rules;

/// <summary>Whether a repository can hold disks that the pool as a whole depends on.</summary>
internal static class SharedDiskRules
{
    /// <summary>Bytes of the disk through which hosts watch each other.</summary>
    public const long StatefileSize = 4L << 20;

    /// <summary>Why a repository cannot hold a copy of the pool's objects; null when it can.</summary>
    public static XenError? CheckReplication(Changes changes, Ref<SRRecord> self, SRRecord sr) =>
        CheckReach(changes, self, sr) ?? CheckFeature(changes, self, "SR_METADATA");

    /// <summary>Why a repository cannot hold the disk through which hosts watch each other; null when it can.</summary>
    public static XenError? CheckStatefile(Changes changes, Ref<SRRecord> self, SRRecord sr)
    {
        if ((CheckReach(changes, self, sr) ?? CheckFeature(changes, self, "VDI_GENERATE_CONFIG")) is { } error)
        {
            return error;
        }
        bool hasOne = changes.All(sr.VDIs).Any(vdi => vdi.Record.Type == VDIType.HaStatefile);
        bool hasRoom = sr.PhysicalSize <= 0 || sr.PhysicalSize - sr.PhysicalUtilisation >= StatefileSize;
        return hasOne || hasRoom ? null : new XenError(ErrorCode.SRSourceSpaceInsufficient, self.ToString());
    }

    /// <summary>Every host has to reach the repository now.</summary>
    private static XenError? CheckReach(Changes changes, Ref<SRRecord> self, SRRecord sr)
    {
        PBDRecord[] pbds = [.. changes.All(sr.PBDs).Select(pbd => pbd.Record)];
        bool isEverywhere = changes.All<HostRecord>()
            .All(host => pbds.Any(pbd => pbd.Host == host.Reference && pbd.CurrentlyAttached));
        return isEverywhere ? null : new XenError(ErrorCode.SRHasNoPbds, self.ToString());
    }

    private static XenError? CheckFeature(Changes changes, Ref<SRRecord> self, string feature) =>
        SRRules.HasFeature(changes, self, feature)
            ? null
            : new XenError(ErrorCode.SROperationNotSupported, self.ToString());
}
