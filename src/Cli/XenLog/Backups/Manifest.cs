using System.Text.Json;

namespace Xen.Model.Cli.XenLog.Backups;

/// <summary>What a backup holds, so that a copy of it can be checked. Immutable.</summary>
internal sealed record Manifest
{
    /// <summary>Name of the file that holds it.</summary>
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Layout of a backup; 1 today.</summary>
    public required int Format { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The last event in it.</summary>
    public required long LastEvent { get; init; }

    /// <summary>The newest event that the log in it no longer holds.</summary>
    public required long Horizon { get; init; }

    /// <summary>Every file.</summary>
    public required IReadOnlyList<ManifestFile> Files { get; init; }

    /// <summary>Reads the manifest of a backup.</summary>
    /// <exception cref="InvalidDataException">It is damaged or none of ours.</exception>
    public static Manifest Read(DirectoryInfo backup)
    {
        try
        {
            Manifest? manifest = JsonSerializer.Deserialize<Manifest>(
                File.ReadAllBytes(Path.Combine(backup.FullName, FileName)), s_options);
            return manifest is { Format: 1 }
                ? manifest
                : throw new InvalidDataException($"the backup in {backup.FullName} has a layout that is not known");
        }
        catch (JsonException damage)
        {
            throw new InvalidDataException(
                $"the manifest of {backup.FullName} cannot be read: {damage.Message}", damage);
        }
    }

    /// <summary>Writes it, readable for the owner only.</summary>
    public void Write(DirectoryInfo backup)
    {
        using FileStream file = PrivateFiles.Create(Path.Combine(backup.FullName, FileName));
        JsonSerializer.Serialize(file, this, s_options);
        file.Flush(flushToDisk: true);
    }
}
