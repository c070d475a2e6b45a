using Xen.Model.Engine.LogFiles.Index;
using Xen.Model.Ports;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.LogFiles.Index;

public sealed class SegmentFooterTests
{
    private readonly SimulatedDisk _disk = new(new SeededRandomSource(1));

    [Fact]
    public void A_footer_is_read_back_as_it_was_written()
    {
        SegmentFooter written = Footer();
        using ILogFile file = Write(written);

        SegmentFooter? read = SegmentFooter.Read(file);

        (read! with { Chain = written.Chain }).Should().Be(written);
        read.Chain.ToArray().Should().Equal(written.Chain.ToArray());
    }

    [Fact]
    public void A_file_whose_footer_has_one_flipped_bit_has_none()
    {
        using ILogFile file = Write(Footer());
        for (long offset = file.Length - SegmentFooter.Size; offset < file.Length; offset++)
        {
            _disk.FlipBit(file.Name, offset, 3);
            SegmentFooter.Read(file).Should().BeNull("of byte {0}", offset);
            _disk.FlipBit(file.Name, offset, 3);
        }
        SegmentFooter.Read(file).Should().NotBeNull();
    }

    [Fact]
    public void A_file_that_is_shorter_than_a_footer_has_none()
    {
        using ILogFile file = _disk.Create("short");
        file.Write(0, new byte[SegmentFooter.Size - 1]);

        SegmentFooter.Read(file).Should().BeNull();
    }

    private ILogFile Write(SegmentFooter footer)
    {
        byte[] bytes = new byte[SegmentFooter.Size];
        footer.Put(bytes);
        ILogFile file = _disk.Create("segment");
        file.Write(5000, bytes);
        return file;
    }

    private static SegmentFooter Footer() => new()
    {
        FirstId = 7,
        LastId = 1_000_000_007,
        DataEnd = 4_100,
        Commits = 12,
        Notes = 3,
        TimeMin = 1_700_000_000_000,
        TimeMax = 1_700_000_500_000,
        Ceiling = 2_000_000_000,
        Chain = Enumerable.Range(0, SegmentFooter.ChainSize).Select(at => (byte)at).ToArray(),
        Index = new SegmentIndexShape(4_124, 8_192, 4, 900, 1_800, 2),
    };
}
