using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using static Xen.Model.Classes.HostAllowedOperations;

namespace Xen.Model.Operations.Rules;

/// <summary>Whether an operation on a host may begin.</summary>
internal static class HostRules
{
    /// <summary>Why an operation must not begin now; null when it may.</summary>
    public static XenError? Check(
        Changes changes, Ref<HostRecord> self, HostRecord host, HostAllowedOperations operation)
    {
        foreach (KeyValuePair<string, HostAllowedOperations> current in host.CurrentOperations)
        {
            if (IsExclusive(operation) || IsExclusive(current.Value)
                || (operation == current.Value && !IsOfVM(operation)))
            {
                return new XenError(ErrorCode.OtherOperationInProgress,
                    "host", self.ToString(), Enums.HostAllowedOperations.NameOf(current.Value), current.Key);
            }
        }
        bool isLive = changes.Find(host.Metrics) is not { Live: false };
        return operation switch
        {
            Shutdown or Reboot or ApplyUpdates when host.Enabled =>
                new XenError(ErrorCode.HostNotDisabled),
            PowerOn when isLive => new XenError(ErrorCode.HostIsLive, self.ToString()),
            PowerOn when host.PowerOnMode.Length == 0 =>
                new XenError(ErrorCode.HostPowerOnModeDisabled, self.ToString()),
            VmStart or VmResume or VmMigrate or Provision when !host.Enabled =>
                new XenError(ErrorCode.HostDisabled, self.ToString()),
            not PowerOn when !isLive => new XenError(ErrorCode.HostNotLive),
            _ => null,
        };
    }

    /// <summary>What a host would accept now, in the order of the data model.</summary>
    public static XenSet<HostAllowedOperations> Allowed(Changes changes, Ref<HostRecord> self, HostRecord host) =>
        XenSet<HostAllowedOperations>.Of([.. Enum.GetValues<HostAllowedOperations>()
            .Where(operation => Check(changes, self, host, operation) is null)]);

    private static bool IsExclusive(HostAllowedOperations operation) =>
        operation is Shutdown or Reboot or PowerOn or ApplyUpdates;

    private static bool IsOfVM(HostAllowedOperations operation) => operation is VmStart or VmResume or VmMigrate;
}
