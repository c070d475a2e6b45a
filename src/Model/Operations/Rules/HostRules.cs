using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Host;
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
                new XenError(ErrorCode.HostPowerOnModeDisabled),
            VmStart or VmResume or VmMigrate or Provision when !host.Enabled =>
                new XenError(ErrorCode.HostDisabled, self.ToString()),
            not PowerOn when !isLive => new XenError(ErrorCode.HostNotLive),
            Enable => CheckEnable(self, host),
            _ => null,
        };
    }

    /// <summary>What a host would accept now, in the order of the data model.</summary>
    public static XenSet<HostAllowedOperations> Allowed(Changes changes, Ref<HostRecord> self, HostRecord host) =>
        XenSet<HostAllowedOperations>.Of([.. Enum.GetValues<HostAllowedOperations>()
            .Where(operation => Check(changes, self, host, operation) is null)]);

    /// <summary>Why something on a host cannot be reached; null when it can.</summary>
    /// <param name="changes">The state.</param>
    /// <param name="self">The host.</param>
    /// <param name="host">Its record; null when there is none.</param>
    public static XenError? CheckReachable(Changes changes, Ref<HostRecord> self, out HostRecord? host)
    {
        if (!changes.TryGet(self, out host))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return changes.Find(host.Metrics) is { Live: false }
            ? new XenError(ErrorCode.HostOffline, self.ToString())
            : null;
    }

    private static XenError? CheckEnable(Ref<HostRecord> self, HostRecord host)
    {
        if (host.LocalDb.GetOr(HostLocalKeys.DisabledUntilReboot, "false") == "true")
        {
            return new XenError(ErrorCode.HostDisabledUntilReboot, self.ToString());
        }
        return host.PendingGuidances.Count > 0
            ? new XenError(ErrorCode.HostPendingMandatoryGuidanceNotEmpty, self.ToString())
            : null;
    }

    private static bool IsExclusive(HostAllowedOperations operation) =>
        operation is Shutdown or Reboot or PowerOn or ApplyUpdates;

    private static bool IsOfVM(HostAllowedOperations operation) => operation is VmStart or VmResume or VmMigrate;
}
