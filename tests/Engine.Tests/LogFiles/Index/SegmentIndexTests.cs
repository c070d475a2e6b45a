using Xen.Model.Engine.LogFiles.Index;
using Xen.Model.Ports;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.LogFiles.Index;

public sealed class SegmentIndexTests
{
    private const long Start = 1000;

    private readonly SimulatedDisk _disk = new(new SeededRandomSource(1));
    private readonly SeededRandomSource _random = new(2);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(1000)]
    [InlineData(50_000)]
    public void Every_object_is_found_with_all_its_commits_in_order(int objects)
    {
        Dictionary<Guid, List<uint>> expected = Fill(objects, out SegmentIndexBuilder builder);
        using ILogFile file = _disk.Create("segment");
        var index = new SegmentIndex(file, builder.Write(file, Start));

        foreach ((Guid reference, List<uint> offsets) in expected)
        {
            index.Find(reference).Should().Equal(offsets);
        }
    }

    [Fact]
    public void An_object_that_the_segment_does_not_touch_has_no_commits()
    {
        Fill(500, out SegmentIndexBuilder builder);
        using ILogFile file = _disk.Create("segment");
        var index = new SegmentIndex(file, builder.Write(file, Start));

        for (int attempt = 0; attempt < 500; attempt++)
        {
            index.Find(_random.NextGuid()).Should().BeEmpty();
        }
        index.Find(Guid.Empty).Should().BeEmpty();
        index.Find(Guid.AllBitsSet).Should().BeEmpty();
    }

    [Fact]
    public void A_commit_that_touches_an_object_twice_is_listed_once()
    {
        Guid reference = _random.NextGuid();
        var builder = new SegmentIndexBuilder();
        builder.Add(reference, 128);
        builder.Add(reference, 128);
        builder.Add(reference, 400);
        using ILogFile file = _disk.Create("segment");

        new SegmentIndex(file, builder.Write(file, Start)).Find(reference).Should().Equal(128, 400);
    }

    [Fact]
    public void Waypoints_come_back_as_they_were_noted()
    {
        var builder = new SegmentIndexBuilder();
        Waypoint[] noted = [new(1, 128), new(700, 260_000), new(long.MaxValue, uint.MaxValue)];
        foreach (Waypoint waypoint in noted)
        {
            builder.Add(waypoint);
        }
        using ILogFile file = _disk.Create("segment");

        new SegmentIndex(file, builder.Write(file, Start)).Waypoints().Should().Equal(noted);
    }

    [Fact]
    public void No_flipped_bit_of_the_index_changes_an_answer()
    {
        Dictionary<Guid, List<uint>> expected = Fill(300, out SegmentIndexBuilder builder);
        SegmentIndexShape shape;
        using (ILogFile file = _disk.Create("segment"))
        {
            shape = builder.Write(file, Start);
        }
        byte[] intact = _disk.Contents("segment");
        int refused = 0;
        for (long offset = Start; offset < Start + shape.Length; offset += 13)
        {
            _disk.Replace("segment", intact);
            _disk.FlipBit("segment", offset, (int)(offset % 8));
            using ILogFile file = _disk.Open("segment");
            var index = new SegmentIndex(file, shape);
            foreach ((Guid reference, List<uint> offsets) in expected.Take(3))
            {
                try
                {
                    index.Find(reference).Should().Equal(offsets);
                }
                catch (InvalidDataException)
                {
                    refused++;
                }
            }
        }
        refused.Should().BePositive();
    }

    private Dictionary<Guid, List<uint>> Fill(int objects, out SegmentIndexBuilder builder)
    {
        builder = new SegmentIndexBuilder();
        var expected = new Dictionary<Guid, List<uint>>();
        Guid[] references = [.. Enumerable.Range(0, objects).Select(_ => _random.NextGuid())];
        uint offset = 128;
        for (int commit = 0; commit < objects * 2; commit++)
        {
            Guid reference = _random.Pick(references);
            builder.Add(reference, offset);
            if (!expected.TryGetValue(reference, out List<uint>? offsets))
            {
                expected.Add(reference, offsets = []);
            }
            offsets.Add(offset);
            offset += (uint)_random.NextInt(200) + 24;
        }
        return expected;
    }
}
