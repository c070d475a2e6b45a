using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>Puts together from the entries of a journal what is on the medium. Not thread-safe.</summary>
internal sealed class MediumJournalReader
{
    private const int BytesOfBlock = 12;
    private const int BytesOfDescription = 600;

    private readonly Dictionary<string, SimulatedRepository> _repositories = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Repository, string Location), Found> _images = [];

    /// <summary>Bytes that entries for what is there would take, about.</summary>
    public long LiveBytes => (_repositories.Count * BytesOfDescription)
        + _images.Values.Sum(image => BytesOfDescription + (image.Blocks.Count * (long)BytesOfBlock));

    /// <summary>Takes in an entry.</summary>
    /// <exception cref="InvalidDataException">The entry is whole, but makes no sense.</exception>
    public void Apply(ReadOnlyMemory<byte> entry)
    {
        using var reader = new BinaryReader(new MemoryStream(entry.ToArray()), Encoding.UTF8);
        try
        {
            Apply((MediumEntry)reader.ReadByte(), reader);
        }
        catch (Exception bad) when (bad is EndOfStreamException or JsonException or FormatException)
        {
            throw new InvalidDataException("the journal of the disks holds an entry that makes no sense", bad);
        }
    }

    /// <summary>What is on the medium.</summary>
    public MediumContent Content() => new(
        [.. _repositories.Values],
        [.. _images.Where(image => _repositories.ContainsKey(image.Key.Repository) && image.Value.Image is not null)
            .Select(image => (image.Key.Repository, image.Value.Image! with
            {
                Blocks = image.Value.Blocks.ToImmutable(),
            }))]);

    private void Apply(MediumEntry kind, BinaryReader reader)
    {
        switch (kind)
        {
            case MediumEntry.Repository:
                SimulatedRepository repository = Read<NotedRepository>(reader).Repository();
                _repositories[repository.Uuid] = repository;
                break;
            case MediumEntry.RepositoryRemoved:
                string gone = reader.ReadString();
                _repositories.Remove(gone);
                foreach ((string Repository, string Location) key in
                    _images.Keys.Where(key => key.Repository == gone).ToArray())
                {
                    _images.Remove(key);
                }
                break;
            case MediumEntry.Image:
                string owner = reader.ReadString();
                SimulatedImage image = Read<NotedImage>(reader).Image();
                Find(owner, image.Location).Image = image;
                break;
            case MediumEntry.ImageRemoved:
                _images.Remove((reader.ReadString(), reader.ReadString()));
                break;
            case MediumEntry.Blocks:
                ReadBlocks(reader);
                break;
            default:
                throw new InvalidDataException($"the journal of the disks holds an entry of the kind {kind}");
        }
    }

    private void ReadBlocks(BinaryReader reader)
    {
        ImmutableSortedDictionary<long, DiskBlock>.Builder blocks =
            Find(reader.ReadString(), reader.ReadString()).Blocks;
        for (int count = reader.Read7BitEncodedInt(); count > 0; count--)
        {
            long number = reader.Read7BitEncodedInt64();
            var block = new DiskBlock(reader.Read7BitEncodedInt64(), null, reader.Read7BitEncodedInt64());
            if (block == default)
            {
                blocks.Remove(number);
            }
            else
            {
                blocks[number] = block;
            }
        }
    }

    private Found Find(string repository, string location)
    {
        if (!_images.TryGetValue((repository, location), out Found? found))
        {
            found = new Found();
            _images.Add((repository, location), found);
        }
        return found;
    }

    private static T Read<T>(BinaryReader reader) =>
        JsonSerializer.Deserialize<T>(reader.ReadString()) ?? throw new FormatException("nothing is described");

    private sealed class Found
    {
        public SimulatedImage? Image { get; set; }

        public ImmutableSortedDictionary<long, DiskBlock>.Builder Blocks { get; } =
            ImmutableSortedDictionary.CreateBuilder<long, DiskBlock>();
    }
}
