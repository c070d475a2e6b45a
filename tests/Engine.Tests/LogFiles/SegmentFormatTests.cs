using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.LogFiles;

/// <summary>The format on disk, byte for byte, with a checksum of its own that shares no code with the log's.</summary>
public sealed class SegmentFormatTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_checksum_of_the_tests_is_the_published_CRC32C() =>
        Crc(Encoding.ASCII.GetBytes("123456789")).Should().Be(0xe3069283);

    [Fact]
    public void A_segment_begins_with_a_header_that_names_its_log_and_its_place_in_it()
    {
        var clock = new ManualClock();
        Guid identity = new SeededRandomSource(7).NextGuid();

        byte[] file = Write(clock, log => log.Identity.Should().Be(identity));

        Convert.ToHexString(file, 0, 40).Should().Be(
            "58454E4D4C4F470A" + "02000000" + "80000000"
            + "0100000000000000" + "0000000000000000" + "0000000000000000");
        I64(file, 40).Should().Be(clock.GetUtcNow().ToUnixTimeMilliseconds());
        file[48..80].Should().Equal(SHA256.HashData(identity.ToByteArray(bigEndian: true)));
        file[80..96].Should().Equal(identity.ToByteArray(bigEndian: true));
        file[96..124].Should().OnlyContain(b => b == 0);
        U32(file, 124).Should().Be(Crc(file.AsSpan(0, 124)));
        file.Should().HaveCount(4096);
        file[128..].Should().OnlyContain(b => b == 0);
    }

    [Fact]
    public void A_batch_is_a_frame_for_each_commit_and_note_and_a_mark_that_closes_it()
    {
        byte[] file = Write(new ManualClock(), log =>
        {
            var batch = new CommitBatch();
            batch.Add(1, 3, [0xaa, 0xbb, 0xcc]);
            batch.AddNote(4, [0xdd]);
            batch.Add(4, 1, []);
            log.Append(batch);
        });

        U32(file, 128).Should().Be(3);
        U32(file, 132).Should().Be(Crc(file.AsSpan(136, 19)));
        Convert.ToHexString(file, 136, 19).Should().Be("0100000000000000" + "03000000" + "00000000" + "AABBCC");
        U32(file, 155).Should().Be(1);
        U32(file, 159).Should().Be(Crc(file.AsSpan(163, 17)));
        Convert.ToHexString(file, 163, 17).Should().Be("0400000000000000" + "00000000" + "1B000000" + "DD");
        U32(file, 180).Should().Be(0);
        U32(file, 184).Should().Be(Crc(file.AsSpan(188, 16)));
        Convert.ToHexString(file, 188, 16).Should().Be("0400000000000000" + "01000000" + "34000000");
        U32(file, 204).Should().Be(48);
        U32(file, 208).Should().Be(Crc(file.AsSpan(212, 64)));
        Convert.ToHexString(file, 212, 16).Should().Be("0500000000000000" + "FFFFFFFF" + "4C000000");
        file[228..260].Should().Equal(Link(file[48..80], file[128..204]));
        file[260..].Should().OnlyContain(b => b == 0, "ceiling and flags and everything behind the mark");
    }

    [Fact]
    public void A_reserved_ceiling_is_a_mark_and_stands_in_every_later_one()
    {
        byte[] file = Write(new ManualClock(), log =>
        {
            log.AppendOne();
            log.Reserve(new EventId(1000));
            log.Reserve(new EventId(900));
            log.AppendOne();
        });

        List<Frames.Frame> frames = Frames.Of(file);
        frames.Select(frame => frame.Count).Should().Equal(1, -1, -1, 1, -1);
        I64(file, frames[1].Offset + 56).Should().Be(0);
        I64(file, frames[2].Offset + 56).Should().Be(1000);
        I64(file, frames[4].Offset + 56).Should().Be(1000);
        byte[] first = Chain(frames[1]);
        byte[] second = Chain(frames[2]);
        second.Should().Equal(Link(first, []));
        Chain(frames[4]).Should().Equal(Link(second, file[frames[3].Offset..frames[3].End]));

        byte[] Chain(Frames.Frame mark) => file[(mark.Offset + 24)..(mark.Offset + 56)];
    }

    [Fact]
    public void A_closed_log_ends_with_a_mark_that_says_so()
    {
        using (SegmentLogStorage log = Open(new ManualClock()))
        {
            log.AppendOne();
        }

        byte[] file = File.ReadAllBytes(_folder.Segment(1));
        List<Frames.Frame> frames = Frames.Of(file);
        frames.Select(frame => frame.Count).Should().Equal(1, -1, -1);
        U32(file, frames[1].Offset + 64).Should().Be(0);
        U32(file, frames[2].Offset + 64).Should().Be(1);
        U32(file, frames[2].Offset + 20).Should().Be(0, "everything before it had been flushed");
        file.Should().HaveCount(frames[2].End, "the room behind it is given up");
    }

    /// <summary>The bytes of the first segment before the log is closed.</summary>
    private byte[] Write(ManualClock clock, Action<SegmentLogStorage> write)
    {
        using SegmentLogStorage log = Open(clock);
        write(log);
        return File.ReadAllBytes(_folder.Segment(1));
    }

    private SegmentLogStorage Open(ManualClock clock) => SegmentLogStorage.Open(
        _folder.Log, new() { SegmentSizeBytes = 4096, Clock = clock, Random = new SeededRandomSource(7) });

    private static byte[] Link(byte[] before, byte[] frames) => SHA256.HashData([.. before, .. frames]);

    private static uint U32(byte[] file, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(offset));

    private static long I64(byte[] file, int offset) => BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(offset));

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in bytes)
        {
            crc ^= one;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0x82f63b78);
            }
        }
        return ~crc;
    }
}
