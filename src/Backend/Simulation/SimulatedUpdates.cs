using System.Text;
using System.Xml;
using System.Xml.Linq;
using Xen.Model.Backend.Effects;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation;

/// <summary>
/// Updates on simulated disks. What an update's <c>update.xml</c> would say is what the disk begins with or, without
/// such contents, what its other_config says under <see cref="ContentKey"/>.
/// </summary>
internal static class SimulatedUpdates
{
    /// <summary>Key in a disk's other_config: the text of the update's description.</summary>
    public const string ContentKey = "simulation.update";

    private const string Software = "software:";
    private const int DescriptionBytesMax = 64 * 1024;

    /// <summary>Tells what update is on a disk.</summary>
    public static EffectOutcome Look(SimulatedMachine machine, EffectRequest request) =>
        Read(machine, request, out XElement? update) is { } error
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
    public static EffectOutcome Precheck(SimulatedMachine machine, EffectRequest request) =>
        (Read(machine, request, out XElement? update) ?? CheckVersion(request, update!)) is { } error
            ? EffectOutcome.Failed(error)
            : EffectOutcome.With(("status", "ok"));

    /// <summary>Installs: the host's software is what the description says from now on.</summary>
    public static EffectOutcome Install(SimulatedMachine machine, EffectRequest request)
    {
        if ((Read(machine, request, out XElement? update) ?? CheckVersion(request, update!)) is { } error)
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

    private static XenError? Read(SimulatedMachine machine, EffectRequest request, out XElement? update)
    {
        update = null;
        ObjectRef.TryParse(request.Argument("vdi"), out ObjectRef disk);
        if (request.View().Find(disk)?.Record is not VDIRecord vdi)
        {
            return new XenError(ErrorCode.CannotFindUpdate);
        }
        string text = vdi.OtherConfig.GetOr(ContentKey, "");
        if (text.Length == 0)
        {
            text = Beginning(machine, request, disk.As<VDIRecord>());
        }
        if (!text.StartsWith('<'))
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

    /// <summary>The text that a disk begins with.</summary>
    private static string Beginning(SimulatedMachine machine, EffectRequest request, Ref<VDIRecord> disk)
    {
        if (!DiskAddress.TryFind(request.View(), disk, out DiskAddress? address)
            || machine.Storage.SizeOf(address.Value) is not { } size)
        {
            return "";
        }
        byte[] bytes = new byte[Math.Min(size, DescriptionBytesMax)];
        // The storage answers at once, from memory or from files.
        machine.Storage.ReadAsync(address.Value, 0, bytes, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        int end = bytes.AsSpan().IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes.AsSpan(0, end)).Trim();
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
