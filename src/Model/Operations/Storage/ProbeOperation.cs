using System.Xml.Linq;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Secrets;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Storage;

/// <summary>Has a host look which repositories a device configuration leads to.</summary>
internal static class ProbeOperation
{
    private const string FormKey = "form";
    private const string RecordsForm = "records";
    private const string ConfigPrefix = "config.";

    /// <summary>Checks and intends to look, for an answer in XML.</summary>
    public static Decision BeginText(DecisionContext context, SRProbe call) =>
        Begin(context, call.Host, call.Type, call.DeviceConfig, "text");

    /// <summary>Checks and intends to look, for an answer in records.</summary>
    public static Decision BeginRecords(DecisionContext context, SRProbeExt call) =>
        Begin(context, call.Host, call.Type, call.DeviceConfig, RecordsForm);

    /// <summary>Answers with what was found.</summary>
    public static void End(OperationEnding ending)
    {
        if (ending.Error is not null)
        {
            return;
        }
        IReadOnlyList<FoundRepository> found = FoundRepository.Read(ending.Facts);
        if (ending.Argument(FormKey) == RecordsForm)
        {
            ending.Declared = SRProbeExt.Declared;
            ending.Result = XenSet<ProbeResultRecord>.Of(
                [.. found.Count > 0 ? found.Select(Result) : [Nowhere(ending.Operation.Arguments)]]);
        }
        else
        {
            ending.Result = Text(found);
        }
    }

    /// <summary>The error of a driver that nobody has; null for one that is there.</summary>
    public static XenError? CheckDriver(Changes changes, string type) =>
        changes.All<SMRecord>().Any(sm => sm.Record.Type == type)
            ? null
            : new XenError(ErrorCode.SRUnknownDriver, type);

    /// <summary>
    /// A configuration as arguments of an intent; secrets stay out, as intents are kept as they are.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> Arguments(XenMap<string, string> configuration) =>
        configuration.Where(entry => !SecretNames.IsSecret(entry.Key))
            .Select(entry => KeyValuePair.Create(ConfigPrefix + entry.Key, entry.Value));

    private static Decision Begin(
        DecisionContext context, Ref<HostRecord> host, string type, XenMap<string, string> configuration, string form)
    {
        string driver = type.ToLowerInvariant();
        if (context.Changes.Find(host) is null)
        {
            return DecisionContext.HandleInvalid(host);
        }
        return CheckDriver(context.Changes, driver) is { } error
            ? error
            : new OperationDraft(context, OperationKind.SRProbe, host)
                .With("type", driver)
                .With(FormKey, form)
                .With(Arguments(configuration))
                .Intend();
    }

    private static ProbeResultRecord Result(FoundRepository found) => new()
    {
        Configuration = found.Configuration,
        Complete = true,
        Sr = new SrStatRecord
        {
            Uuid = found.Uuid,
            NameLabel = found.NameLabel,
            NameDescription = found.NameDescription,
            FreeSpace = found.FreeSpace,
            TotalSpace = found.TotalSpace,
            Health = SRHealth.Healthy,
        },
    };

    /// <summary>The configuration is good enough to make a repository with; there is none so far.</summary>
    private static ProbeResultRecord Nowhere(XenMap<string, string> arguments) => new()
    {
        Configuration = XenMap<string, string>.Of(arguments
            .Where(argument => argument.Key.StartsWith(ConfigPrefix, StringComparison.Ordinal))
            .Select(argument => KeyValuePair.Create(argument.Key[ConfigPrefix.Length..], argument.Value))),
        Complete = true,
    };

    private static string Text(IReadOnlyList<FoundRepository> found) => "<?xml version=\"1.0\" ?>\n" + new XElement(
        "SRlist", found.Select(repository => new XElement("SR", new XElement("UUID", repository.Uuid))));
}
