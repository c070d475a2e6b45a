using System.Buffers.Binary;
using System.Text;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;

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
    public void A_segment_is_a_header_then_frames_then_zeros()
    {
        using (SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, new() { SegmentSizeBytes = 4096 }))
        {
            var batch = new CommitBatch();
            batch.Add(1, 3, [0xaa, 0xbb, 0xcc]);
            batch.Add(4, 1, []);
            log.Append(batch);
        }

        byte[] file = File.ReadAllBytes(_folder.Segment(1));

        Convert.ToHexString(file, 0, 28).Should()
            .Be("58454E4D4C4F470A" + "01000000" + "00000000" + "0100000000000000" + "00000000");
        U32(file, 28).Should().Be(Crc(file.AsSpan(0, 28)));
        U32(file, 32).Should().Be(3);
        U32(file, 36).Should().Be(Crc(file.AsSpan(40, 19)));
        Convert.ToHexString(file, 40, 19).Should().Be("0100000000000000" + "03000000" + "00000000" + "AABBCC");
        U32(file, 59).Should().Be(0);
        U32(file, 63).Should().Be(Crc(file.AsSpan(67, 16)));
        Convert.ToHexString(file, 67, 16).Should().Be("0400000000000000" + "01000000" + "1B000000");
        file.Skip(83).Should().OnlyContain(b => b == 0).And.HaveCount(4096 - 83);
    }

    private static uint U32(byte[] file, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(offset));

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
