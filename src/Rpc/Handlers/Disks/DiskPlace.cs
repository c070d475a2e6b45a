using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Rpc.Handlers.Disks;

/// <summary>A disk that a request is about. Immutable.</summary>
/// <param name="Reference">The object.</param>
/// <param name="Record">Its record when the request came.</param>
/// <param name="Address">Where its bytes are.</param>
internal sealed record DiskPlace(Ref<VDIRecord> Reference, VDIRecord Record, DiskAddress Address)
{
    /// <summary>The disk of a parameter.</summary>
    /// <exception cref="HandlerException">There is none, or no host reaches its repository.</exception>
    public static DiskPlace Of(HttpExchange exchange, HandlerServices services, string parameter)
    {
        string text = exchange.Parameter(parameter);
        if (text.Length == 0)
        {
            throw new HandlerException(500, new XenError(ErrorCode.VDIMissing, "", ""));
        }
        return services.Find<VDIRecord>(text) is { } vdi
            ? Of(services, vdi)
            : throw new HandlerException(500, Unknown(VDIRecord.WireName, text));
    }

    /// <summary>The disk of an object.</summary>
    /// <exception cref="HandlerException">It is gone, or no host reaches its repository.</exception>
    public static DiskPlace Of(HandlerServices services, Ref<VDIRecord> vdi)
    {
        RecordView view = services.Model.View;
        if (!DiskAddress.TryFind(view, vdi, out DiskAddress? address))
        {
            throw new HandlerException(500, Unknown(VDIRecord.WireName, vdi.ToString()));
        }
        VDIRecord record = view.Find(vdi)!;
        return HostsOf(view, record.SR).Count > 0
            ? new DiskPlace(vdi, record, address.Value)
            : throw new HandlerException(500, new XenError(ErrorCode.SRHasNoPbds, record.SR.ToString()));
    }

    /// <summary>The hosts that reach a repository now.</summary>
    public static IReadOnlyCollection<Ref<HostRecord>> HostsOf(RecordView view, Ref<SRRecord> sr)
    {
        var hosts = new List<Ref<HostRecord>>();
        foreach (Ref<PBDRecord> pbd in view.Find(sr)?.PBDs ?? RefSet<PBDRecord>.Empty)
        {
            if (view.Find(pbd) is { CurrentlyAttached: true } attached)
            {
                hosts.Add(attached.Host);
            }
        }
        return hosts;
    }

    /// <summary>The error of what a client names and nobody has.</summary>
    public static XenError Unknown(string type, string text) => ObjectRef.TryParse(text, out _)
        ? new XenError(ErrorCode.HandleInvalid, type, text)
        : new XenError(ErrorCode.UUIDInvalid, type, text);
}
