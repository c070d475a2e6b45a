using System.Xml;
using System.Xml.Linq;
using Xen.Model.Backend.Effects;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation;

/// <summary>
/// Updates on simulated disks. The simulation keeps no contents, so a disk that is to hold an update says in its
/// other_config, under <see cref="ContentKey"/>, what its <c>update.xml</c> would say.
/// </summary>
internal static class SimulatedUpdates
{
    /// <summary>Key in a disk's other_config: the text of the update's description.</summary>
    public const string ContentKey = "simulation.update";

    private const string Software = "software:";

    /// <summary>Tells what update is on a disk.</summary>
    public static EffectOutcome Look(EffectRequest request) => Read(request, out XElement? update) is { } error
        ? EffectOutcome.Failed(error)
        : EffectOutcome.With(
            ("uuid", Text(update!, "uuid")),
            ("name_label", Text(update!, "name-label")),
            ("name_description", Text(update!, "name-description")),
            ("version", Text(update!, "version")),
            ("key", Text(update!, "key")),
            ("size", Text(update!, "installation-size")),
            ("guidance", Text(update!, "after-apply-guidance")),
            ("enforce_homogeneity", Text(update!, "enforce-homogeneity")));

    /// <summary>Tells whether a host has the version that the update is for.</summary>
    public static EffectOutcome Precheck(EffectRequest request) =>
        (Read(request, out XElement? update) ?? CheckVersion(request, update!)) is { } error
            ? EffectOutcome.Failed(error)
            : EffectOutcome.With(("status", "ok"));

    /// <summary>Installs: the host's software is what the description says from now on.</summary>
    public static EffectOutcome Install(EffectRequest request)
    {
        if ((Read(request, out XElement? update) ?? CheckVersion(request, update!)) is { } error)
        {
            return EffectOutcome.Failed(error);
        }
        return EffectOutcome.With([.. update!.Elements("software")
            .Select(item => (Software + Text(item, "name"), Text(item, "version")))]);
    }

    /// <summary>Installs the packages of the repositories, which need a restart of the host.</summary>
    public static EffectOutcome InstallPackages(EffectRequest request, TimeProvider clock)
    {
        string hash = request.Argument("hash");
        return EffectOutcome.With(
            (Software + "build_number", "updated-" + hash[..Math.Min(8, hash.Length)]),
            (Software + "date", clock.GetUtcNow().ToString("yyyyMMdd'T'HH:mm:ss'Z'", null)),
            ("guidance", "reboot_host"));
    }

    private static XenError? Read(EffectRequest request, out XElement? update)
    {
        update = null;
        ObjectRef.TryParse(request.Argument("vdi"), out ObjectRef disk);
        if (request.View().Find(disk)?.Record is not VDIRecord vdi)
        {
            return new XenError(ErrorCode.CannotFindUpdate);
        }
        if (!vdi.OtherConfig.TryGetValue(ContentKey, out string? text))
        {
            return new XenError(ErrorCode.InvalidUpdate, "there is no update.xml on the disk");
        }
        try
        {
            XElement root = XElement.Parse(text);
            if (root.Name != "update" || !Guid.TryParse(Text(root, "uuid"), out _)
                || Text(root, "name-label").Length == 0)
            {
                return new XenError(ErrorCode.InvalidUpdate, "update.xml lacks a uuid or a name");
            }
            update = root;
            return null;
        }
        catch (XmlException failure)
        {
            return new XenError(ErrorCode.InvalidUpdate, failure.Message);
        }
    }

    private static XenError? CheckVersion(EffectRequest request, XElement update)
    {
        string required = Text(update, "required-product-version");
        ObjectRef.TryParse(request.Operation.Target, out ObjectRef target);
        string installed = request.View().Find(target)?.Record is HostRecord host
            ? host.SoftwareVersion.GetOr("product_version", "")
            : "";
        return required.Length == 0 || required == installed
            ? null
            : new XenError(
                ErrorCode.UpdatePrecheckFailedWrongServerVersion, request.Argument("update"), installed, required);
    }

    private static string Text(XElement element, string attribute) => element.Attribute(attribute)?.Value ?? "";
}
