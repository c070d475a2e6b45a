using Xen.Model.Formats.Tar;
using Xen.Model.Formats.Xva;

namespace Xen.Model.Formats.Tests.Xva;

/// <summary>Exports to read, good and bad.</summary>
internal static class Exports
{
    public const int Block = XvaWriter.BlockBytes;

    public static XvaDocument Document(int form = XvaVersion.Newest, params (string Id, long Size)[] disks) => new(
        new XvaVersion { Hostname = "host", ApiMajor = 2, ApiMinor = 20, Form = form },
        [
            .. disks.Select(disk => new XvaObject("VDI", disk.Id, XvaValue.Struct(
                ("virtual_size", XvaValue.Of(disk.Size.ToString(null, null)))))),
        ]);

    /// <summary>A disk whose blocks with the given numbers hold something, the others zeros.</summary>
    public static byte[] Disk(long size, params int[] written)
    {
        byte[] disk = new byte[size];
        foreach (int number in written)
        {
            new Random(number).NextBytes(disk.AsSpan(number * Block, (int)Math.Min(Block, size - (number * Block))));
        }
        return disk;
    }

    /// <summary>A whole export of disks; blocks of zeros are left out where that is allowed.</summary>
    public static async Task<byte[]> Write(
        XvaDigest digest, int keptAlive, params (string Id, byte[] Bytes)[] disks)
    {
        var target = new MemoryStream();
        var writer = new XvaWriter(target, digest);
        XvaDocument document = Document(disks: [.. disks.Select(disk => (disk.Id, (long)disk.Bytes.Length))]);
        await writer.DescribeAsync(document.Write(), 1_700_000_000, default);
        foreach ((string id, byte[] bytes) in disks)
        {
            writer.BeginDisk(id, bytes.Length);
            for (int number = 0; writer.NextLength > 0; number++)
            {
                if (keptAlive > 0 && number % keptAlive == 0)
                {
                    await writer.KeepAliveAsync(default);
                }
                ReadOnlyMemory<byte> block = bytes.AsMemory((int)writer.NextOffset, writer.NextLength);
                if (writer.MayBeSkipped && !block.Span.ContainsAnyExcept((byte)0))
                {
                    writer.Skip();
                    continue;
                }
                block.CopyTo(writer.Block);
                await writer.WriteAsync(default);
            }
        }
        await writer.EndAsync(default);
        return target.ToArray();
    }

    /// <summary>An archive of any entries.</summary>
    public static async Task<byte[]> Archive(params (string Name, byte[] Contents)[] entries)
    {
        var target = new MemoryStream();
        var writer = new TarWriter(target);
        foreach ((string name, byte[] contents) in entries)
        {
            await writer.WriteAsync(name, contents, default);
        }
        await writer.EndAsync(default);
        return target.ToArray();
    }

    /// <summary>Reads all disks; their sizes are those of the description, or given.</summary>
    public static async Task<Dictionary<string, byte[]>> Read(
        byte[] export,
        IReadOnlyDictionary<string, long>? sizes = null,
        bool isForgiving = false,
        int most = int.MaxValue,
        XvaLimits? limits = null)
    {
        await using XvaReader? reader = await XvaReader.OpenAsync(new DribblingStream(export, most), limits, default);
        sizes ??= reader!.Document!.Objects.ToDictionary(
            item => item.Id, item => long.Parse(item.Snapshot.TextOf("virtual_size"), null));
        reader!.Expect(sizes, isForgiving);
        var disks = new Dictionary<string, byte[]>();
        while (await reader.NextAsync(default) is { } block)
        {
            if (!disks.TryGetValue(block.Disk, out byte[]? disk))
            {
                disks[block.Disk] = disk = new byte[sizes[block.Disk]];
            }
            block.Data.CopyTo(disk.AsMemory((int)block.Offset));
        }
        return disks;
    }
}
