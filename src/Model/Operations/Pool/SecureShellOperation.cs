using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Pool;

/// <summary>
/// Changes the secure shell's settings on all hosts. Those that do not answer stay as they are and are named in the
/// error.
/// </summary>
internal static class SecureShellOperation
{
    /// <summary>Opens the shell.</summary>
    public const string Open = "open";

    /// <summary>Closes the shell.</summary>
    public const string Close = "close";

    /// <summary>Sets how long it opens for.</summary>
    public const string Timeout = "timeout";

    /// <summary>Sets after how long an idle console ends.</summary>
    public const string Idle = "idle";

    /// <summary>Sets whether it opens only while management is down.</summary>
    public const string Auto = "auto";

    /// <summary>Checks and intends.</summary>
    public static Decision Begin(DecisionContext context, Ref<PoolRecord> self, string action, long value)
    {
        if (context.Changes.Find(self) is null)
        {
            return DecisionContext.HandleInvalid(self);
        }
        XenError? error = action switch
        {
            Timeout => SecureShell.CheckTimeout(value),
            Idle => SecureShell.CheckIdle(value),
            _ => null,
        };
        return error is null
            ? new OperationDraft(context, OperationKind.PoolSecureShell, self)
                .With("action", action)
                .With("value", value.ToString(CultureInfo.InvariantCulture))
                .Intend()
            : error;
    }

    /// <summary>Applies the end.</summary>
    public static void End(OperationEnding ending)
    {
        if (ending.Error is not null)
        {
            return;
        }
        string action = ending.Argument("action");
        long value = long.Parse(ending.Argument("value"), CultureInfo.InvariantCulture);
        var silent = new List<string>();
        foreach ((Ref<HostRecord> reference, HostRecord host) in ending.Changes.All<HostRecord>().ToArray())
        {
            if (Pools.IsLive(ending.Changes, host))
            {
                ending.Changes.Set(reference, Changed(host, action, value, ending.Context.Now));
            }
            else
            {
                silent.Add(reference.ToString());
            }
        }
        if (silent.Count > 0)
        {
            ending.Refuse(new XenError(CodeOf(action), [.. silent]));
        }
    }

    private static HostRecord Changed(HostRecord host, string action, long value, DateTimeOffset now) => action switch
    {
        Open => SecureShell.Open(host, now),
        Close => SecureShell.Close(host),
        Timeout => SecureShell.SetTimeout(host, value, now),
        Idle => host with { ConsoleIdleTimeout = value },
        _ => SecureShell.SetAutoMode(host, value != 0),
    };

    private static string CodeOf(string action) => action switch
    {
        Open => ErrorCode.EnableSSHPartiallyFailed,
        Close => ErrorCode.DisableSSHPartiallyFailed,
        Timeout => ErrorCode.SetSSHTimeoutPartiallyFailed,
        Idle => ErrorCode.SetConsoleTimeoutPartiallyFailed,
        _ => ErrorCode.SetSSHAutoModePartiallyFailed,
    };
}
