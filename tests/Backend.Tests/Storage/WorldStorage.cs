using System.Net;
using Xen.Model.Backend.Simulation.Storage;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Tests.Storage;

/// <summary>What tests of storage need again and again.</summary>
internal static class WorldStorage
{
    public const long Gib = 1L << 30;

    public static XenMap<string, string> None => XenMap<string, string>.Empty;

    /// <summary>How a share on the network is reached.</summary>
    public static XenMap<string, string> Share(string path = "/vms") =>
        XenMap<string, string>.Of(("server", "nas"), ("serverpath", path));

    /// <summary>How a LUN is reached that every host can see.</summary>
    public static XenMap<string, string> Lun(string id = "36001") => XenMap<string, string>.Of(
        ("target", "192.0.2.1"), ("targetIQN", "iqn.2026-01.test:lun"), ("SCSIid", id));

    public static Ref<HostRecord> Host(this World world, int number = 0) =>
        world.View.All<HostRecord>().ElementAt(number).Reference;

    public static Ref<SRRecord> DefaultSR(this World world) => world.View.All<PoolRecord>().Single().Record.DefaultSR;

    public static SRCreate NewSR(
        this World world, string type, XenMap<string, string> device, bool shared = true, string name = "storage") =>
        new(world.Host(), device, 0, name, "", type, "user", shared, None);

    /// <summary>A repository that all hosts share.</summary>
    public static async Task<Ref<SRRecord>> AddSRAsync(
        this World world, string type = "nfs", XenMap<string, string>? device = null) =>
        await world.MakeAsync<SRRecord>(world.NewSR(type, device ?? Share()));

    public static async Task<Ref<T>> MakeAsync<T>(this World world, Call call)
        where T : XenRecord, IXenRecord =>
        await world.CallAsync(call) is ObjectRef reference ? reference.As<T>() : throw new InvalidOperationException();

    /// <summary>What a call makes at once.</summary>
    public static async Task<Ref<T>> MakeNowAsync<T>(this World world, Call call)
        where T : XenRecord, IXenRecord => (Ref<T>)(await world.CallAsync(call))!;

    public static Task<Ref<VDIRecord>> AddImageAsync(
        this World world, Ref<SRRecord> sr, long size = Gib, Func<VDIRecord, VDIRecord>? change = null)
    {
        var wanted = new VDIRecord { NameLabel = "disk", SR = sr, VirtualSize = size, Type = VDIType.User };
        return world.MakeAsync<VDIRecord>(new CreateObject(change is null ? wanted : change(wanted)));
    }

    public static Task<Ref<VBDRecord>> AddVBDAsync(
        this World world, Ref<VMRecord> vm, Ref<VDIRecord> vdi, VBDMode mode = VBDMode.RW,
        VBDType type = VBDType.Disk) => world.MakeAsync<VBDRecord>(new CreateObject(new VBDRecord
        {
            VM = vm,
            VDI = vdi,
            Empty = vdi.IsNull,
            Userdevice = "autodetect",
            Mode = mode,
            Type = type,
            Unpluggable = true,
        }));

    public static async Task UnplugAllAsync(this World world, Ref<SRRecord> sr)
    {
        foreach (Ref<PBDRecord> pbd in world.PBDsOf(sr))
        {
            await world.CallAsync(new PBDUnplug(pbd));
        }
    }

    public static Ref<PBDRecord>[] PBDsOf(this World world, Ref<SRRecord> sr) =>
        [.. (IEnumerable<Ref<PBDRecord>>)world.View.Find(sr)!.PBDs];

    public static VDIRecord[] ImagesOf(this World world, Ref<SRRecord> sr) =>
        [.. world.View.All<VDIRecord>().Select(vdi => vdi.Record).Where(vdi => vdi.SR == sr)];

    /// <summary>The text that a call answers with.</summary>
    public static async Task<string> TextAsync(this World world, Call call)
    {
        CallOutcome outcome = await world.SubmitAsync(call);
        outcome.Error.Should().BeNull();
        if (!outcome.IsPending)
        {
            return (string)outcome.Result!;
        }
        TaskRecord task = await world.EndAsync(outcome.Task);
        task.ErrorInfo.Should().BeEmpty();
        const string Head = "<value>";
        const string Tail = "</value>";
        task.Result.Should().StartWith(Head).And.EndWith(Tail);
        return WebUtility.HtmlDecode(task.Result[Head.Length..^Tail.Length]);
    }

    public static DiskAddress Address(this World world, Ref<VDIRecord> vdi)
    {
        DiskAddress.TryFind(world.View, vdi, out DiskAddress? address).Should().BeTrue();
        return address!.Value;
    }

    public static SimulatedImage? Image(this World world, Ref<VDIRecord> vdi) =>
        world.Machine.Storage.Image(world.Address(vdi));

    /// <summary>Writes into a disk as a guest would.</summary>
    public static async Task WriteAsync(this World world, Ref<VDIRecord> vdi, long offset, params byte[] bytes) =>
        await world.Machine.Storage.WriteAsync(world.Address(vdi), offset, bytes, default);

    public static async Task<byte[]> ReadAsync(this World world, Ref<VDIRecord> vdi, long offset, int length)
    {
        byte[] bytes = new byte[length];
        await world.Machine.Storage.ReadAsync(world.Address(vdi), offset, bytes, default);
        return bytes;
    }

    /// <summary>Puts facts straight into the model.</summary>
    public static async Task<Ref<T>> ObserveAsync<T>(this World world, T record)
        where T : XenRecord, IXenRecord
    {
        var reference = new Ref<T>(Guid.NewGuid());
        await world.Model.SubmitAsync(new Observe([new Fact(reference, record)]), CallContext.Server);
        return reference;
    }
}
