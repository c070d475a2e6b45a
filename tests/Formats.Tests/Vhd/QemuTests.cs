using Xen.Model.Formats.Vhd;

namespace Xen.Model.Formats.Tests.Vhd;

/// <summary>The format as another program understands it.</summary>
public sealed class QemuTests : IDisposable
{
    private const int Size = 9 * VhdWriter.BlockBytes / 2;

    private readonly string _folder = Directory.CreateTempSubdirectory("qemu-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [QemuFact]
    public async Task Qemu_reads_what_is_written_with_its_exact_size()
    {
        byte[] disk = Disk();
        await File.WriteAllBytesAsync(In("disk.raw"), disk);
        await using (FileStream file = File.Create(In("disk.vhd")))
        {
            var writer = new VhdWriter(file, new VhdPlan { DiskBytes = Size, Blocks = [0, 2, 4] });
            await writer.BeginAsync();
            foreach (int block in (int[])[0, 2, 4])
            {
                byte[] data = new byte[VhdWriter.BlockBytes];
                int at = block * data.Length;
                disk.AsSpan(at, Math.Min(data.Length, Size - at)).CopyTo(data);
                await writer.WriteAsync(data);
            }
            await writer.EndAsync();
        }

        (await QemuImage.RunAsync("info", "-f", "vpc", "--output=json", In("disk.vhd")))
            .Should().Contain($"\"virtual-size\": {Size}");
        (await QemuImage.RunAsync("compare", "-f", "raw", "-F", "vpc", In("disk.raw"), In("disk.vhd")))
            .Should().Contain("Images are identical");
        await QemuImage.RunAsync("convert", "-f", "vpc", "-O", "qcow2", In("disk.vhd"), In("disk.qcow2"));
        (await QemuImage.RunAsync("check", In("disk.qcow2"))).Should().Contain("No errors");
    }

    [QemuFact]
    public async Task What_qemu_writes_as_dynamic_is_read() => await ReadsAsync("dynamic", VhdType.Dynamic);

    [QemuFact]
    public async Task What_qemu_writes_as_fixed_is_read() => await ReadsAsync("fixed", VhdType.Fixed);

    private async Task ReadsAsync(string subformat, VhdType type)
    {
        byte[] disk = Disk();
        await File.WriteAllBytesAsync(In("disk.raw"), disk);
        await QemuImage.RunAsync(
            "convert", "-f", "raw", "-O", "vpc", "-o", $"subformat={subformat},force_size=on",
            In("disk.raw"), In("disk.vhd"));
        byte[] read = new byte[Size];
        byte[] buffer = new byte[100_352];
        await using FileStream file = File.OpenRead(In("disk.vhd"));
        var reader = await VhdReader.OpenAsync(file);
        while (await reader.NextAsync(buffer) is { } piece)
        {
            buffer.AsSpan(0, piece.Length).CopyTo(read.AsSpan((int)piece.Offset));
        }

        reader.Footer!.Type.Should().Be(type);
        reader.Footer.DiskBytes.Should().Be(Size);
        read.Should().Equal(disk);
    }

    private static byte[] Disk()
    {
        byte[] disk = new byte[Size];
        new Random(9).NextBytes(disk.AsSpan(100, 5_000));
        new Random(8).NextBytes(disk.AsSpan(2 * VhdWriter.BlockBytes, VhdWriter.BlockBytes));
        disk[^1] = 1;
        return disk;
    }

    private string In(string name) => Path.Combine(_folder, name);
}
