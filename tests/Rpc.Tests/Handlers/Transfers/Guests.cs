using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Formats.Xva;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Rpc.Tests.Handlers.Transfers;

/// <summary>VMs with disks that hold something.</summary>
internal static class Guests
{
    public const long DiskSize = (6L << 20) + 512;
    private const long Memory = 256L << 20;

    /// <summary>A halted VM with two disks, an empty drive and an interface.</summary>
    public static async Task<Ref<VMRecord>> AddGuestAsync(
        this SimulatedServer server, string name = "guest", Func<VMRecord, VMRecord>? change = null)
    {
        var record = new VMRecord
        {
            NameLabel = name,
            NameDescription = "a <guest> & more",
            MemoryStaticMin = Memory,
            MemoryDynamicMin = Memory,
            MemoryDynamicMax = Memory,
            MemoryStaticMax = Memory,
            VCPUsMax = 2,
            VCPUsAtStartup = 1,
            HVMBootPolicy = "BIOS order",
            DomainType = DomainType.Hvm,
            Platform = XenMap<string, string>.Of(("acpi", "1"), ("nx", "true")),
            OtherConfig = XenMap<string, string>.Of(("folder", "/a b")),
            Tags = XenSet<string>.Of("x", "y"),
        };
        var created = (ObjectRef)(await server.CallAsync(new CreateObject(change?.Invoke(record) ?? record)))!;
        Ref<VMRecord> vm = created.As<VMRecord>();
        await server.AddDiskAsync(vm, "0", 1);
        await server.AddDiskAsync(vm, "1", 2);
        await server.CallAsync(new CreateObject(new VBDRecord
        {
            VM = vm, Userdevice = "3", Type = VBDType.CD, Mode = VBDMode.RO, Empty = true,
        }));
        await server.CallAsync(new CreateObject(new VIFRecord
        {
            VM = vm, Device = "0", MTU = 1500, Network = server.View.All<NetworkRecord>().First().Reference,
        }));
        return vm;
    }

    /// <summary>A disk with three parts that hold something.</summary>
    public static async Task<Ref<VDIRecord>> AddDiskAsync(
        this SimulatedServer server, Ref<VMRecord> vm, string place, int seed)
    {
        var disk = ((ObjectRef)(await server.CallAsync(new CreateObject(new VDIRecord
        {
            NameLabel = "disk " + place,
            SR = server.DefaultSR,
            VirtualSize = DiskSize,
            Type = VDIType.User,
            OtherConfig = XenMap<string, string>.Of(("key", "value")),
        })))!).As<VDIRecord>();
        await server.CallAsync(new CreateObject(new VBDRecord
        {
            VM = vm, VDI = disk, Userdevice = place, Type = VBDType.Disk, Mode = VBDMode.RW, Bootable = place == "0",
        }));
        DiskAddress.TryFind(server.View, disk, out DiskAddress? address).Should().BeTrue();
        foreach (long offset in new[] { 100_000L, 3L << 20, DiskSize - 512 })
        {
            byte[] bytes = new byte[512];
            new Random(seed + (int)offset).NextBytes(bytes);
            await server.Disks.WriteAsync(address!.Value, offset, bytes, default);
        }
        return disk;
    }

    /// <summary>The bytes of the disks of a VM, in the order of their places.</summary>
    public static async Task<IReadOnlyList<byte[]>> DisksOfAsync(this SimulatedServer server, Ref<VMRecord> vm)
    {
        var disks = new List<byte[]>();
        foreach (Ref<VDIRecord> disk in server.View.All<VBDRecord>()
            .Where(vbd => vbd.Record.VM == vm && vbd.Record.Type == VBDType.Disk)
            .OrderBy(vbd => vbd.Record.Userdevice).Select(vbd => vbd.Record.VDI))
        {
            DiskAddress.TryFind(server.View, disk, out DiskAddress? address).Should().BeTrue();
            byte[] bytes = new byte[server.View.Find(disk)!.VirtualSize];
            await server.Disks.ReadAsync(address!.Value, 0, bytes, default);
            disks.Add(bytes);
        }
        return disks;
    }

    /// <summary>Compares the bytes of disks; the library would look at each byte for itself.</summary>
    public static void ShouldBe(this IReadOnlyList<byte[]> disks, IReadOnlyList<byte[]> others)
    {
        disks.Should().HaveSameCount(others);
        foreach ((byte[] one, byte[] other) in disks.Zip(others))
        {
            one.AsSpan().SequenceEqual(other).Should().BeTrue();
        }
    }

    /// <summary>Exports a VM, plain.</summary>
    public static async Task<byte[]> ExportAsync(this SimulatedServer server, Ref<VMRecord> vm, string query = "")
    {
        (Support.HttpReply head, byte[] body) = await server.GetAsync("/export", $"ref={vm}&{query}");
        head.Status.Should().Be(200);
        return body;
    }

    /// <summary>The description within an export.</summary>
    public static async Task<XvaDocument> DescriptionOf(byte[] export)
    {
        await using XvaReader? reader = await XvaReader.OpenAsync(new MemoryStream(export), null, default);
        return reader!.Document!;
    }

    /// <summary>The only VM that a task has brought.</summary>
    public static Ref<VMRecord> VMOf(TaskRecord task)
    {
        task.ErrorInfo.Should().BeEmpty();
        const string Head = "<value><array><data><value>";
        task.Result.Should().StartWith(Head);
        ObjectRef.TryParse(task.Result.AsSpan(Head.Length, ObjectRef.TextLength), out ObjectRef vm).Should().BeTrue();
        task.Result.Should().Be(Head + vm + "</value></data></array></value>");
        return vm.As<VMRecord>();
    }

    /// <summary>All objects there are but tasks, for a comparison before and after.</summary>
    public static string[] Objects(this SimulatedServer server) =>
    [
        .. DataModel.Classes
            .Where(type => type != TaskRecord.ClassInfo && type != SessionRecord.ClassInfo)
            .SelectMany(type => server.View.All(type).Select(version => $"{type.WireName} {version.Slot.Reference}")),
    ];

    /// <summary>An export whose description was changed; the disks stay as they are.</summary>
    public static async Task<byte[]> ChangedAsync(byte[] export, Func<XvaDocument, XvaDocument> change)
    {
        var reader = new Formats.Tar.TarReader(new MemoryStream(export));
        var target = new MemoryStream();
        var writer = new Formats.Tar.TarWriter(target);
        while (await reader.NextAsync(default) is { } entry)
        {
            byte[] contents = new byte[entry.Size];
            await reader.ReadFullyAsync(contents, default);
            await writer.WriteAsync(
                entry.Name, entry.Name == "ova.xml" ? change(XvaDocument.Read(contents)).Write() : contents, default);
        }
        await writer.EndAsync(default);
        return target.ToArray();
    }

    /// <summary>A description in which the objects of a class have another value in a field.</summary>
    public static XvaDocument With(this XvaDocument document, string type, string field, string value) =>
        document with
        {
            Objects =
            [
                .. document.Objects.Select(item => item.Class != type ? item : item with
                {
                    Snapshot = XvaValue.Struct([
                        .. item.Snapshot.Members.Where(member => member.Key != field),
                        KeyValuePair.Create(field, XvaValue.Of(value))]),
                }),
            ],
        };
}
