using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.Rules;

/// <summary>Which operations a cluster and its members would accept.</summary>
internal static class ClusterRules
{
    /// <summary>What a cluster would accept now, in the order of the data model.</summary>
    public static XenSet<ClusterOperation> Allowed(ClusterRecord cluster) => cluster.CurrentOperations.Count > 0
        ? XenSet<ClusterOperation>.Empty
        : XenSet<ClusterOperation>.Of([.. Enum.GetValues<ClusterOperation>()
            .Where(operation => operation != ClusterOperation.Destroy || cluster.ClusterHosts.Count <= 1)]);

    /// <summary>What a member would accept now, in the order of the data model.</summary>
    public static XenSet<ClusterHostOperation> Allowed(ClusterHostRecord member) => member.CurrentOperations.Count > 0
        ? XenSet<ClusterHostOperation>.Empty
        : XenSet<ClusterHostOperation>.Of([.. Enum.GetValues<ClusterHostOperation>()
            .Where(operation => Check(default, member, operation) is null)]);

    /// <summary>Why an operation on a member must not begin; null when it may.</summary>
    public static XenError? Check(
        Ref<ClusterHostRecord> self, ClusterHostRecord member, ClusterHostOperation operation) => operation switch
        {
            ClusterHostOperation.Enable when !member.Joined =>
                new XenError(ErrorCode.ClusterHostNotJoined, self.ToString()),
            ClusterHostOperation.Destroy when !member.Enabled =>
                new XenError(ErrorCode.ClusteringDisabled, self.ToString()),
            _ => null,
        };
}
