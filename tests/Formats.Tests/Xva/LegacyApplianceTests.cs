using System.IO.Compression;
using System.Text;
using Xen.Model.Formats.Xva;

namespace Xen.Model.Formats.Tests.Xva;

public sealed class LegacyApplianceTests : IDisposable
{
    private const string Sample = """
        <appliance version="0.1">
          <vm name="n1"><label> web </label><shortdesc>front end</shortdesc>
            <config mem_set="134217728" vcpus="2" distrib="windows" distrib_version="win2k"/>
            <hacks is_hvm="false" kernel_boot_cmdline="root=/dev/sda1"/>
            <vbd device="sda" function="root" mode="w" vdi="d0"/>
            <vbd device="sdb" function="swap" mode="ro" vdi="d1"/></vm>
          <vdi name="d0" size="3000000" source="file://sda" type="dir-gzipped-chunks" variety="system"/>
          <vdi name="d1" size="5000" source="file://disks/sdb/" type="dir-gzippedchunks"/>
        </appliance>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("xen-model-legacy").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_element_and_attribute_is_understood()
    {
        LegacyAppliance appliance = Read(Sample);
        appliance.Should().BeEquivalentTo(new LegacyAppliance
        {
            Label = "web",
            Description = "front end",
            MemoryBytes = 134217728,
            Processors = 2,
            Distribution = "windows",
            DistributionVersion = "win2k",
            IsHvm = false,
            KernelCommandLine = "root=/dev/sda1",
            Drives = [new LegacyDrive("sda", true, false, "d0"), new LegacyDrive("sdb", false, true, "d1")],
            Disks = [new LegacyDisk("d0", 3000000, "sda", "system"), new LegacyDisk("d1", 5000, "disks/sdb", "system")],
        });
    }

    [Fact]
    public void What_nobody_says_is_a_fully_virtualised_machine()
    {
        LegacyAppliance appliance = Read(Without("<hacks is_hvm=\"false\" kernel_boot_cmdline=\"root=/dev/sda1\"/>"));
        (appliance.IsHvm, appliance.KernelCommandLine).Should().Be((true, ""));
    }

    [Theory]
    [InlineData("version=\"0.1\"", "version=\"0.2\"")]
    [InlineData("size=\"5000\"", "size=\"-1\"")]
    [InlineData("mode=\"ro\"", "mode=\"x\"")]
    [InlineData("vdi=\"d1\"", "vdi=\"d2\"")]
    [InlineData("name=\"d1\"", "name=\"d0\"")]
    [InlineData("file://disks/sdb/", "file://sda")]
    [InlineData("file://disks/sdb/", "http://sdb")]
    [InlineData("file://disks/sdb/", "file:///etc")]
    [InlineData("file://disks/sdb/", "file://a/../../etc")]
    [InlineData("function=\"swap\"", "function=\"ROOT\"")]
    [InlineData("mem_set=\"134217728\"", "")]
    [InlineData("is_hvm=\"false\"", "is_hvm=\"perhaps\"")]
    public void A_description_that_makes_no_sense_is_refused(string part, string instead) =>
        Assert.Throws<XvaException>(() => Read(Sample.Replace(part, instead, StringComparison.Ordinal)));

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_folder_packed_into_an_archive_is_read_like_any_other(bool namesDescription, bool hasDash)
    {
        byte[] first = Exports.Disk(2_000_000, 0, 1);
        byte[] second = Exports.Disk(1_000_000, 0);
        byte[] small = Exports.Disk(5000, 0);
        string dash = hasDash ? "-" : "";
        await Put("ova.xml", Encoding.UTF8.GetBytes(Sample));
        await Put($"sda/chunk{dash}000000000.gz", Zipped(first));
        await Put($"sda/chunk{dash}000000001.gz", Zipped(second));
        await Put($"disks/sdb/chunk{dash}000000000.gz", Zipped(small));
        var packed = new MemoryStream();
        await LegacyFolder.PackAsync(namesDescription ? Path.Combine(_folder, "ova.xml") : _folder, packed, default);
        Dictionary<string, byte[]> disks = await Exports.Read(
            packed.ToArray(), new Dictionary<string, long> { ["sda"] = 3_000_000, ["disks/sdb"] = 5000 }, most: 70_000);
        disks["sda"].Should().Equal([.. first, .. second]);
        disks["disks/sdb"].Should().Equal(small);
    }

    [Fact]
    public async Task A_folder_without_description_is_no_appliance() =>
        await Assert.ThrowsAnyAsync<IOException>(() => LegacyFolder.PackAsync(_folder, Stream.Null, default));

    [Theory]
    [InlineData("sda/chunk-000000001.gz")]
    [InlineData("sda/chunk-00000000x.gz")]
    [InlineData("sda/other")]
    [InlineData("chunk-000000000.gz")]
    [InlineData("sdz/chunk-000000000.gz")]
    [InlineData("../sda/chunk-000000000.gz")]
    public async Task Chunks_that_are_not_due_are_refused(string name)
    {
        byte[] archive = await Exports.Archive(
            ("ova.xml", Encoding.UTF8.GetBytes(Sample)), (name, Zipped(new byte[100])));
        XvaException failure = await Assert.ThrowsAsync<XvaException>(
            () => Exports.Read(archive, new Dictionary<string, long> { ["sda"] = 3_000_000 }));
        failure.Problem.Should().NotBe(XvaProblem.PrematureEnd);
    }

    [Fact]
    public async Task A_chunk_that_holds_more_than_its_disk_is_refused()
    {
        byte[] archive = await Exports.Archive(
            ("ova.xml", Encoding.UTF8.GetBytes(Sample)), ("sda/chunk-000000000.gz", Zipped(new byte[50_000_000])));
        await Assert.ThrowsAsync<XvaException>(
            () => Exports.Read(archive, new Dictionary<string, long> { ["sda"] = 3_000_000 }));
    }

    [Fact]
    public async Task A_damaged_chunk_is_refused()
    {
        byte[] chunk = Zipped(Exports.Disk(100_000, 0));
        chunk[^100] ^= 0x55;
        byte[] archive = await Exports.Archive(
            ("ova.xml", Encoding.UTF8.GetBytes(Sample)), ("sda/chunk-000000000.gz", chunk));
        await Assert.ThrowsAsync<XvaException>(
            () => Exports.Read(archive, new Dictionary<string, long> { ["sda"] = 3_000_000 }));
    }

    private static LegacyAppliance Read(string text) => LegacyAppliance.Read(Encoding.UTF8.GetBytes(text));

    private static string Without(string part) => Sample.Replace(part, "", StringComparison.Ordinal);

    private async Task Put(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, bytes);
    }

    private static byte[] Zipped(byte[] bytes)
    {
        var target = new MemoryStream();
        using (var stream = new GZipStream(target, CompressionLevel.Fastest))
        {
            stream.Write(bytes);
        }
        return target.ToArray();
    }
}
