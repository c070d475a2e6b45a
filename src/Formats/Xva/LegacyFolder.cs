using System.Globalization;
using Xen.Model.Formats.Tar;

namespace Xen.Model.Formats.Xva;

/// <summary>
/// Packs the folder of a legacy appliance, <c>ova.xml</c> and a folder of gzipped chunks for each disk, into the
/// archive that an import takes.
/// </summary>
public static class LegacyFolder
{
    /// <summary>The file that describes the appliance.</summary>
    public const string DescriptionName = "ova.xml";

    private const int BufferBytes = 1024 * 1024;

    /// <summary>Writes the archive.</summary>
    /// <param name="path">The folder, or the path of the <c>ova.xml</c> in it.</param>
    /// <param name="target">Where to; stays open.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="XvaException">The description is damaged or leads out of the folder.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static async Task PackAsync(string path, Stream target, CancellationToken cancel)
    {
        string folder = Path.GetFileName(path) == DescriptionName
            ? Path.GetDirectoryName(Path.GetFullPath(path))!
            : path;
        byte[] description = await DescriptionAsync(folder, cancel).ConfigureAwait(false);
        LegacyAppliance appliance = LegacyAppliance.Read(description);
        var archive = new TarWriter(target);
        await archive.WriteAsync(DescriptionName, description, cancel).ConfigureAwait(false);
        byte[] buffer = new byte[BufferBytes];
        foreach (LegacyDisk disk in appliance.Disks.OrderBy(item => item.Directory, StringComparer.Ordinal))
        {
            for (int number = 0; ChunkOf(folder, disk, number) is { } chunk; number++)
            {
                await AddAsync(archive, chunk, $"{disk.Directory}/{NameOf(number)}", buffer, cancel)
                    .ConfigureAwait(false);
            }
        }
        await archive.EndAsync(cancel).ConfigureAwait(false);
    }

    private static async Task<byte[]> DescriptionAsync(string folder, CancellationToken cancel)
    {
        var file = new FileInfo(Path.Combine(folder, DescriptionName));
        if (file.Exists && file.Length > XvaLimits.Default.DescriptionBytesMax)
        {
            throw XvaException.Damaged("The description is too long");
        }
        return await File.ReadAllBytesAsync(file.FullName, cancel).ConfigureAwait(false);
    }

    /// <summary>The file of a chunk; early writers left the dash out of its name. Null when there is none.</summary>
    private static string? ChunkOf(string folder, LegacyDisk disk, int number)
    {
        string name = NameOf(number);
        return new[] { name, name.Replace("-", "", StringComparison.Ordinal) }
            .Select(item => Path.Combine(folder, disk.Directory, item))
            .FirstOrDefault(File.Exists);
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"chunk-{number:D9}.gz");

    private static async Task AddAsync(
        TarWriter archive, string file, string name, byte[] buffer, CancellationToken cancel)
    {
        FileStream stream = File.OpenRead(file);
        await using (stream.ConfigureAwait(false))
        {
            long left = stream.Length;
            await archive.BeginAsync(name, left, cancel).ConfigureAwait(false);
            while (left > 0)
            {
                int count = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancel)
                    .ConfigureAwait(false);
                if (count == 0)
                {
                    throw new EndOfStreamException($"{file} became shorter while it was read");
                }
                await archive.AppendAsync(buffer.AsMemory(0, count), cancel).ConfigureAwait(false);
                left -= count;
            }
        }
    }
}
