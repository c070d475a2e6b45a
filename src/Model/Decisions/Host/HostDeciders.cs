using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Host;

/// <summary>The explicit messages of hosts that concern the model alone.</summary>
internal static class HostDeciders
{
    private const int MaxHostnameLength = 253;
    private const int MaxIqnLength = 223;

    public static void Register(DeciderTable table)
    {
        RegisterSettings(table);
        RegisterSecureShell(table);
        RegisterQuestions(table);
    }

    private static void RegisterSettings(DeciderTable table) => table
        .Add<HostSetHostnameLive>((call, context) => HostnameProblem(call.Hostname) is { } problem
            ? new XenError(ErrorCode.HostNameInvalid, problem)
            : Edits.Set(context, call.Host, HostRecord.HostnameField, call.Hostname))
        .Add<HostSetPowerOnMode>((call, context) => Edits.Change(context, call.Self, host => host with
        {
            PowerOnMode = call.PowerOnMode,
            PowerOnConfig = call.PowerOnConfig,
        }))
        .Add<HostSetIscsiIqn>((call, context) => call.Value.Length is > 0 and <= MaxIqnLength
            ? Edits.Change(context, call.Host, host => host with
            {
                IscsiIqn = call.Value,
                OtherConfig = host.OtherConfig.With("iscsi_iqn", call.Value),
            })
            : new XenError(ErrorCode.InvalidValue, "value", call.Value))
        .Add<HostSetMultipathing>((call, context) => Edits.Change(context, call.Host, host => host with
        {
            Multipathing = call.Value,
            OtherConfig = host.OtherConfig.With("multipathing", call.Value ? "true" : "false"),
        }))
        .Add<HostSetUefiCertificates>((call, context) =>
            Edits.Set(context, call.Host, HostRecord.UefiCertificatesField, call.Value))
        .Add<HostSetNumaAffinityPolicy>((call, context) =>
            Edits.Set(context, call.Self, HostRecord.NumaAffinityPolicyField, call.Value))
        .Add<HostSetMaxCstate>((call, context) =>
            Edits.Set(context, call.Self, HostRecord.MaxCstateField, call.Value))
        .Add<HostSetLicenseParams>((call, context) =>
            Edits.Set(context, call.Self, HostRecord.LicenseParamsField, call.Value))
        .Add<HostSetHttpsOnly>((call, context) =>
            Edits.Set(context, call.Self, HostRecord.HttpsOnlyField, call.Value))
        .Add<HostEnableDisplay>((call, context) => SetDisplay(
            context, call.Host, HostDisplay.Enabled, HostDisplay.EnableOnReboot))
        .Add<HostDisableDisplay>((call, context) => SetDisplay(
            context, call.Host, HostDisplay.Disabled, HostDisplay.DisableOnReboot))
        .Add<HostSyslogReconfigure>((call, context) => Known(context, call.Host));

    /// <summary>Why a machine cannot be called so; null when it can.</summary>
    private static string? HostnameProblem(string name) =>
        name.Length is 0 or > MaxHostnameLength ? $"the name must have 1 to {MaxHostnameLength} characters"
        : name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') ? null
        : "the name may have letters, digits, -, _ and . only";

    private static void RegisterSecureShell(DeciderTable table) => table
        .Add<HostEnableSsh>((call, context) =>
            Edits.Change(context, call.Self, host => SecureShell.Open(host, context.Now)))
        .Add<HostDisableSsh>((call, context) => Edits.Change(context, call.Self, SecureShell.Close))
        .Add<HostSetSshEnabledTimeout>((call, context) => Edits.Change(
            context,
            call.Self,
            _ => SecureShell.CheckTimeout(call.Value),
            host => SecureShell.SetTimeout(host, call.Value, context.Now)))
        .Add<HostSetSshAutoMode>((call, context) =>
            Edits.Change(context, call.Self, host => SecureShell.SetAutoMode(host, call.Value)))
        .Add<HostSetConsoleIdleTimeout>((call, context) => Edits.Change(
            context,
            call.Self,
            _ => SecureShell.CheckIdle(call.Value),
            host => host with { ConsoleIdleTimeout = call.Value }));

    private static void RegisterQuestions(DeciderTable table) => table
        .Add<HostComputeFreeMemory>((call, context) => Answer(
            context, call.Host, _ => Math.Max(0, HostMemory.Free(context.Changes)[call.Host])))
        .Add<HostComputeMemoryOverhead>((call, context) => Answer(context, call.Host, host => host.MemoryOverhead))
        .Add<HostGetManagementInterface>((call, context) => Answer(context, call.Host, host => context.Changes
            .All(host.PIFs).FirstOrDefault(pif => pif.Record.Management).Reference))
        .Add<HostIsInEmergencyMode>((_, _) => Decision.With(false))
        .Add<HostSyncData>((call, context) => Known(context, call.Host));

    private static Decision Known(DecisionContext context, Ref<HostRecord> self) =>
        context.Changes.Find(self) is null ? DecisionContext.HandleInvalid(self) : Decision.Done;

    private static Decision Answer<T>(DecisionContext context, Ref<HostRecord> self, Func<HostRecord, T> answer)
        where T : notnull => context.Changes.TryGet(self, out HostRecord? host)
            ? Decision.With(answer(host))
            : DecisionContext.HandleInvalid(self);

    /// <summary>
    /// The screen changes hands at the next start of the host; asking back before then changes nothing.
    /// </summary>
    private static Decision SetDisplay(
        DecisionContext context, Ref<HostRecord> self, HostDisplay wanted, HostDisplay pending)
    {
        if (!context.Changes.TryGet(self, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(self);
        }
        bool isBack = (wanted == HostDisplay.Enabled && host.Display == HostDisplay.DisableOnReboot)
            || (wanted == HostDisplay.Disabled && host.Display == HostDisplay.EnableOnReboot);
        HostDisplay after = isBack || host.Display == wanted ? wanted : pending;
        context.Changes.Set(self, host with { Display = after });
        return Decision.With(after);
    }
}
