using System.Buffers.Binary;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Primitives;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.LogFiles;

/// <summary>What a crash or a bad disk leaves behind, and what opening makes of it.</summary>
public sealed class SegmentRecoveryTests : IDisposable
{
    private static readonly SegmentLogOptions Small = new() { SegmentSizeBytes = 4096 };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_torn_tail_is_dropped_on_open_wherever_the_file_was_cut()
    {
        byte[] intact = Write(1, 2, 1);
        int[] ends = Ends(intact);

        for (int length = Frames.Header; length <= ends[^1]; length++)
        {
            int whole = ends.Count(end => end <= length);
            CheckDropped(intact.AsSpan(0, length), whole, $"the file was cut to {length} bytes");
        }
    }

    [Fact]
    public void A_torn_tail_is_dropped_on_open_wherever_the_zeros_of_the_unwritten_file_begin()
    {
        byte[] intact = Write(1, 2, 1);
        int[] ends = Ends(intact);

        for (int length = Frames.Header; length <= ends[^1]; length++)
        {
            byte[] torn = [.. intact];
            torn.AsSpan(length).Clear();
            // A frame whose last bytes are zeros is whole even when they were never written.
            int whole = ends.Count(end => torn.AsSpan(0, end).SequenceEqual(intact.AsSpan(0, end)));
            CheckDropped(torn, whole, $"there are zeros from byte {length} on");
        }
    }

    [Fact]
    public void A_last_commit_with_any_byte_flipped_is_dropped()
    {
        byte[] intact = Write(1, 2, 1);
        Frames.Frame last = Frames.CommitsOf(intact)[^1];

        for (int at = last.Offset; at < last.End + Frames.Mark; at++)
        {
            byte[] damaged = [.. intact];
            damaged[at] ^= 0xff;
            CheckDropped(damaged, at < last.End ? 2 : 3, $"byte {at} was flipped");
        }
    }

    [Fact]
    public void What_was_cut_is_told()
    {
        byte[] intact = Write(1, 2, 1);
        Frames.Frame last = Frames.CommitsOf(intact)[^1];
        File.WriteAllBytes(_folder.Segment(1), intact.AsSpan(0, last.End - 1));

        using SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small);

        log.TailRepair.Should().Be(new LogTailRepair(
            _folder.Segment(1), last.Offset, last.End - 1 - last.Offset, new EventId(3)));
        log.TailRepair!.ToString().Should().Contain("behind event 3").And.Contain(_folder.Segment(1));
    }

    [Fact]
    public void An_earlier_frame_with_any_byte_flipped_is_refused_and_nothing_is_changed()
    {
        byte[] intact = Write(1, 2, 1);
        List<Frames.Frame> frames = Frames.Of(intact);

        for (int at = Frames.Header; at < frames[^2].Offset; at++)
        {
            byte[] damaged = [.. intact];
            damaged[at] ^= 0xff;
            File.WriteAllBytes(_folder.Segment(1), damaged);

            LogDamagedException refusal = Refusal();

            int frame = frames.FindIndex(f => at < f.End);
            refusal.File.Should().Be(_folder.Segment(1));
            refusal.Offset.Should().Be(frames[frame].Offset);
            refusal.Id.Should().Be(new EventId(1 + frames.Take(frame).Sum(f => Math.Max(0, f.Count))));
            File.ReadAllBytes(_folder.Segment(1)).Should().Equal(damaged);
        }
    }

    [Fact]
    public void A_commit_lost_to_zeros_in_front_of_an_intact_one_is_refused()
    {
        byte[] file = Write(1, 2, 1);
        Frames.Frame second = Frames.CommitsOf(file)[1];
        file.AsSpan(second.Offset, second.End - second.Offset).Clear();
        File.WriteAllBytes(_folder.Segment(1), file);

        Refusal().Id.Should().Be(new EventId(2));
    }

    [Fact]
    public void A_power_cut_that_kept_a_later_page_of_an_unflushed_batch_only_drops_the_batch()
    {
        byte[] file;
        using (SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small))
        {
            log.AppendOne();
            log.Flush();
            log.Append(Batches.Of(2, 1, 1, 1));
            file = File.ReadAllBytes(_folder.Segment(1));
        }
        Frames.Frame second = Frames.CommitsOf(file)[1];
        file.AsSpan(second.Offset, second.End - second.Offset).Clear();

        CheckDropped(file, 1, "the first commit of the batch never reached the disk");
    }

    [Fact]
    public void A_commit_with_an_id_that_does_not_follow_is_refused()
    {
        byte[] file = Write(1, 2, 1);
        List<Frames.Frame> commits = Frames.CommitsOf(file);
        file.AsSpan(commits[2].Offset, commits[2].End - commits[2].Offset).CopyTo(file.AsSpan(commits[1].Offset));
        File.WriteAllBytes(_folder.Segment(1), file);

        Refusal().Offset.Should().Be(commits[1].Offset);
    }

    [Fact]
    public void A_segment_header_with_any_byte_flipped_is_refused()
    {
        byte[] intact = Write(1);
        for (int at = 0; at < Frames.Header; at++)
        {
            byte[] damaged = [.. intact];
            damaged[at] ^= 0xff;
            File.WriteAllBytes(_folder.Segment(1), damaged);

            Refusal().Offset.Should().Be(0);
        }
    }

    [Fact]
    public void A_segment_cut_within_its_header_is_refused()
    {
        byte[] intact = Write(1);
        for (int length = 1; length < Frames.Header; length++)
        {
            File.WriteAllBytes(_folder.Segment(1), intact.AsSpan(0, length));

            Refusal().Offset.Should().Be(0);
        }
    }

    [Fact]
    public void A_lost_segment_header_in_front_of_an_intact_commit_is_refused()
    {
        byte[] file = Write(1);
        file.AsSpan(0, Frames.Header).Clear();
        File.WriteAllBytes(_folder.Segment(1), file);

        Refusal().File.Should().Be(_folder.Segment(1));
    }

    [Fact]
    public void A_segment_of_a_later_version_is_refused_with_its_version()
    {
        byte[] file = Write(1);
        file[8] = 3;
        File.WriteAllBytes(_folder.Segment(1), file);

        Refusal().Message.Should().Contain("format version 3");
    }

    [Fact]
    public void A_renamed_segment_is_refused()
    {
        Write(1);
        File.Move(_folder.Segment(1), _folder.Segment(2));

        Refusal().File.Should().Be(_folder.Segment(2));
    }

    [Fact]
    public void A_damaged_last_commit_of_a_sealed_segment_is_refused()
    {
        WriteThreeSegments();
        byte[] sealedFile = File.ReadAllBytes(_folder.Segment(201));
        sealedFile[Frames.CommitsOf(sealedFile)[^1].End - 1] ^= 1;
        File.WriteAllBytes(_folder.Segment(201), sealedFile);

        LogDamagedException refusal = Refusal();

        refusal.File.Should().Be(_folder.Segment(201));
        refusal.Id.Should().Be(new EventId(400));
    }

    [Theory]
    [InlineData(1, 401)]
    [InlineData(2, 400)]
    public void A_sealed_segment_that_was_cut_is_refused_even_between_two_frames(int frames, long id)
    {
        WriteThreeSegments();
        byte[] sealedFile = File.ReadAllBytes(_folder.Segment(201));
        File.WriteAllBytes(_folder.Segment(201), sealedFile[..Frames.Of(sealedFile)[^frames].Offset]);

        Refusal().Id.Should().Be(new EventId(id));
    }

    [Fact]
    public void A_segment_of_another_log_is_refused()
    {
        WriteThreeSegments();
        byte[] last = File.ReadAllBytes(_folder.Segment(401));
        Directory.Delete(_folder.Log, recursive: true);
        WriteThreeSegments();
        File.WriteAllBytes(_folder.Segment(401), last);

        Refusal().Message.Should().Contain("another log");
    }

    [Fact]
    public void A_commit_that_was_changed_together_with_its_checksum_breaks_the_chain()
    {
        byte[] file = Write(1, 2, 1);
        Frames.Frame first = Frames.CommitsOf(file)[0];
        file[first.End - 1] ^= 1;
        uint checksum = SegmentFormat.Crc(file.AsSpan(first.Offset + 8, first.End - first.Offset - 8));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(first.Offset + 4), checksum);
        File.WriteAllBytes(_folder.Segment(1), file);

        LogDamagedException refusal = Refusal();
        refusal.Message.Should().Contain("hash chain");
        refusal.Offset.Should().Be(first.End);
    }

    [Fact]
    public void A_segment_missing_in_the_middle_is_refused()
    {
        WriteThreeSegments();
        File.Delete(_folder.Segment(201));

        Refusal().Id.Should().Be(new EventId(201));
    }

    [Fact]
    public void A_segment_whose_creation_was_cut_short_is_created_again()
    {
        WriteThreeSegments();
        foreach (int length in new[] { 0, 1, 31, Frames.Header, 4096 })
        {
            File.WriteAllBytes(_folder.Segment(401), new byte[length]);

            using SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small);

            log.Head.Should().Be(new EventId(400));
            log.TailWasRepaired.Should().BeTrue();
            File.Exists(_folder.Segment(401)).Should().BeFalse("the log goes on in the segment before");
        }
        using SegmentLogStorage last = SegmentLogStorage.Open(_folder.Log, Small);
        last.TailWasRepaired.Should().BeFalse();
        last.AppendOne();
        last.FirstIds(400).Should().Equal(401);
    }

    [Fact]
    public void A_commit_damaged_while_the_log_is_open_is_refused_when_it_is_read()
    {
        byte[] file = Write(1, 2, 1);
        using SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small);
        using (FileStream stream = new(_folder.Segment(1), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            stream.Position = Frames.CommitsOf(file)[1].Offset + 24;
            stream.WriteByte((byte)(file[stream.Position] ^ 1));
        }

        log.Invoking(l => l.FirstIds()).Should().Throw<LogDamagedException>().Which.Id.Should().Be(new EventId(2));
        log.Invoking(l => l.AppendOne()).Should().Throw<LogDamagedException>();
    }

    [Fact]
    public void A_later_commit_is_found_behind_more_zeros_than_one_look_takes_in()
    {
        byte[] small = Write(1, 2, 1);
        List<Frames.Frame> commits = Frames.CommitsOf(small);
        byte[] last = small[commits[2].Offset..commits[2].End];
        byte[] large = new byte[600_001 + last.Length];
        small.AsSpan(0, commits[0].End).CopyTo(large);
        last.CopyTo(large, 600_001);
        File.WriteAllBytes(_folder.Segment(1), large);

        Refusal().Message.Should().Contain("offset 600001");
    }

    /// <summary>Opens a damaged copy, expects the first commits only, and that the log can go on.</summary>
    private static void CheckDropped(ReadOnlySpan<byte> content, int wholeCommits, string because)
    {
        using var disk = new SimulatedDisk(new SeededRandomSource(1));
        disk.Replace("00000000000000000001.segment", content);
        long[] expected = [.. new long[] { 1, 2, 4 }.Take(wholeCommits)];
        using (SegmentLogStorage log = SegmentLogStorage.Open(disk, Small))
        {
            log.FirstIds().Should().Equal(expected, because);
            log.AppendOne();
        }
        using SegmentLogStorage again = SegmentLogStorage.Open(disk, Small);
        again.TailWasRepaired.Should().BeFalse(because);
        again.FirstIds().Should().HaveCount(wholeCommits + 1, because);
    }

    private LogDamagedException Refusal()
    {
        Action act = () => SegmentLogStorage.Open(_folder.Log, Small).Dispose();
        return act.Should().Throw<LogDamagedException>().Which;
    }

    /// <summary>Writes one batch of one commit per count; gives the file's bytes as a kill would leave them.</summary>
    private byte[] Write(params int[] eventCounts)
    {
        using SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small);
        foreach (int count in eventCounts)
        {
            log.AppendOne(count);
            log.Flush();
        }
        return File.ReadAllBytes(_folder.Segment(1));
    }

    private void WriteThreeSegments()
    {
        using SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small);
        log.Append(Batches.Of(1, [.. Enumerable.Repeat(1, 200)]));
        log.Append(Batches.Of(201, [.. Enumerable.Repeat(1, 200)]));
        log.Append(Batches.Of(401, 1));
    }

    /// <summary>Offsets behind the commits.</summary>
    private static int[] Ends(byte[] segment) => [.. Frames.CommitsOf(segment).Select(frame => frame.End)];
}
