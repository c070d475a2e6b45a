using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.LogFiles;

/// <summary>
/// Every byte of the last three commits, one at a time: opening refuses the log or says that it cut its end, and never
/// gives anything that was not written.
/// </summary>
public sealed class LogTailTests
{
    private const string Name = "00000000000000000001.segment";
    private const int Commits = 6;

    private static readonly SegmentLogOptions s_options = new() { SegmentSizeBytes = 4096 };

    public static TheoryData<string, byte[]> Logs => new()
    {
        { "closed", Write(flushes: true, closes: true) },
        { "killed", Write(flushes: true, closes: false) },
        { "killed without a flush", Write(flushes: false, closes: false) },
        { "opened again", OpenAgain(Write(flushes: true, closes: true)) },
    };

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_flipped_byte_is_never_missed(string how, byte[] intact)
    {
        (int from, int end) = LastThree(intact);
        for (int at = from; at < Math.Min(intact.Length, end + 100); at++)
        {
            foreach (byte flip in (byte[])[1, 0x80, 0xff])
            {
                byte[] damaged = [.. intact];
                damaged[at] ^= flip;
                Check(damaged, mustNotice: true, $"{how}: byte {at} was flipped by {flip}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_byte_that_never_arrived_is_never_missed(string how, byte[] intact)
    {
        (int from, int end) = LastThree(intact);
        for (int at = from; at < end; at++)
        {
            byte[] damaged = [.. intact];
            damaged[at] = 0;
            Check(damaged, mustNotice: intact[at] != 0, $"{how}: byte {at} is zero");
        }
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_tear_leaves_what_was_whole(string how, byte[] intact)
    {
        (int from, int end) = LastThree(intact);
        int[] borders = [.. Frames.Of(intact).Select(frame => frame.Offset)];
        for (int at = from; at < end; at++)
        {
            // A tear between two frames cannot be told from a log that ended there.
            byte[] torn = [.. intact];
            torn.AsSpan(at, end - at).Clear();
            bool isBorder = borders.Any(border =>
                !torn.AsSpan(border).ContainsAnyExcept((byte)0)
                && torn.AsSpan(0, border).SequenceEqual(intact.AsSpan(0, border)));
            Check(torn, mustNotice: !isBorder && !torn.SequenceEqual(intact), $"{how}: zeros from byte {at}");
            Check(intact[..at], mustNotice: !borders.Contains(at), $"{how}: cut at byte {at}");
        }
    }

    [Fact]
    public void Damage_before_the_end_of_a_closed_log_is_refused()
    {
        byte[] intact = Write(flushes: false, closes: true);
        int closing = Frames.Of(intact)[^1].Offset;
        for (int at = 0; at < closing; at++)
        {
            byte[] damaged = [.. intact];
            damaged[at] ^= 0x10;
            Action open = () => Open(damaged).Dispose();
            open.Should().Throw<LogDamagedException>($"byte {at} was flipped")
                .Which.Offset.Should().BeLessThanOrEqualTo(at);
        }
    }

    [Theory]
    [InlineData(72, true)]
    [InlineData(73, false)]
    public void Behind_the_end_of_a_closed_log_there_can_only_be_a_torn_mark(int bytes, bool isTorn)
    {
        byte[] intact = Write(flushes: true, closes: true);
        byte[] longer = [.. intact, .. Enumerable.Repeat((byte)1, bytes)];

        Action open = () => Open(longer).Dispose();

        if (isTorn)
        {
            using SegmentLogStorage log = Open(longer);
            log.TailRepair!.Bytes.Should().Be(bytes);
            log.FirstIds().Should().HaveCount(Commits);
        }
        else
        {
            open.Should().Throw<LogDamagedException>().Which.Message.Should().Contain("closed");
        }
    }

    [Theory]
    [InlineData(25)]
    [InlineData(4000)]
    public void An_index_that_closing_did_not_finish_goes_without_a_word_as_no_event_was_lost(int bytes)
    {
        byte[] intact = Write(flushes: true, closes: true);
        int end = Frames.Of(intact)[^1].End;
        byte[] torn = [.. intact.AsSpan(0, end), .. new byte[24], .. Enumerable.Repeat((byte)1, bytes - 24)];

        using SegmentLogStorage log = Open(torn);

        log.TailRepair.Should().BeNull();
        log.FirstIds().Should().HaveCount(Commits);
        log.AppendOne();
        log.FirstIds().Should().HaveCount(Commits + 1);
    }

    private static void Check(byte[] file, bool mustNotice, string because)
    {
        SegmentLogStorage log;
        try
        {
            log = Open(file);
        }
        catch (LogDamagedException)
        {
            return;
        }
        using (log)
        {
            if (mustNotice)
            {
                log.TailRepair.Should().NotBeNull(because);
            }
            long next = 1;
            foreach (StoredCommit commit in log.Read(log.Horizon))
            {
                commit.FirstId.Value.Should().Be(next, because);
                commit.Body.Span.SequenceEqual(Batches.Body(next)).Should().BeTrue(because);
                next += commit.EventCount;
            }
            next.Should().BeLessThanOrEqualTo(Commits + 1, because);
        }
    }

    private static SegmentLogStorage Open(byte[] file)
    {
        var disk = new SimulatedDisk(new SeededRandomSource(1));
        disk.Replace(Name, file);
        return SegmentLogStorage.Open(disk, s_options);
    }

    /// <summary>Where the last three commits begin, and where the data ends.</summary>
    private static (int From, int End) LastThree(byte[] file) =>
        (Frames.CommitsOf(file)[^3].Offset, Frames.Of(file)[^1].End);

    private static byte[] Write(bool flushes, bool closes)
    {
        var disk = new SimulatedDisk(new SeededRandomSource(1));
        SegmentLogStorage log = SegmentLogStorage.Open(disk, s_options);
        for (int commit = 0; commit < Commits; commit++)
        {
            log.AppendOne();
            if (flushes)
            {
                log.Flush();
            }
        }
        if (closes)
        {
            log.Dispose();
        }
        return disk.Contents(Name);
    }

    private static byte[] OpenAgain(byte[] file)
    {
        var disk = new SimulatedDisk(new SeededRandomSource(1));
        disk.Replace(Name, file);
        SegmentLogStorage.Open(disk, s_options);
        return disk.Contents(Name);
    }
}
