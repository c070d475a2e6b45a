using Xen.Model.Formats.Archives;

namespace Xen.Model.Formats.Tests.Archives;

public sealed class KeptArchiveTests
{
    [Fact, Trait("Obligation", "METRICS-14")]
    public void An_archive_that_was_kept_goes_on_as_if_nothing_had_been()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            RoundRobinArchive archive = Samples.Lively(seed, 1000 + seed);
            using var file = new MemoryStream();
            KeptArchive.Write(archive, file);
            file.Position = 0;
            RoundRobinArchive read = KeptArchive.Read(file);
            double[] values = [1, 1e7, 2, 1e4, 3];
            read.Update(archive.LastUpdate + 17.5, values).Should().BeTrue();
            archive.Update(archive.LastUpdate + 17.5, values).Should().BeTrue();
            read.ShouldBeLike(archive, 0);
            read.LastUpdate.Should().Be(archive.LastUpdate);
            read.Sources.Select(source => source.Definition)
                .Should().Equal(archive.Sources.Select(source => source.Definition));
        }
    }

    [Fact, Trait("Obligation", "METRICS-15")]
    public void A_damaged_file_is_recognised()
    {
        using var file = new MemoryStream();
        KeptArchive.Write(Samples.Lively(updates: 200), file);
        Damage.Check(
            file.ToArray(), 1500,
            bytes => KeptArchive.Read(new MemoryStream(bytes)),
            damaged => damaged.Sources.Should().HaveCountLessThanOrEqualTo(RoundRobinArchive.SourcesMax));
    }

    [Fact, Trait("Obligation", "METRICS-15")]
    public void A_damaged_document_is_refused_or_read_as_something_sensible()
    {
        RoundRobinArchive archive = Samples.Lively(updates: 60, forHost: false);
        byte[] text = System.Text.Encoding.UTF8.GetBytes(Samples.Text(ArchiveXml.Chunks(archive)));
        Damage.Check(
            text, 150,
            bytes => ArchiveXmlReader.Read(new MemoryStream(bytes)),
            read => Samples.Text(ArchiveXml.Chunks(read)).Should().EndWith("</rrd>"));
    }

    [Theory]
    [InlineData("<rrd/>")]
    [InlineData("<rrd><lastupdate>5</lastupdate></rrd>")]
    [InlineData("<other/>")]
    [InlineData("<rrd><step>10</step></rrd>")]
    [InlineData("<rrd><rra><pdp_per_row>0</pdp_per_row></rra></rrd>")]
    [InlineData("")]
    public void Something_else_is_no_archive(string text)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        FluentActions.Invoking(() => ArchiveXmlReader.Read(new MemoryStream(bytes)))
            .Should().Throw<InvalidDataException>();
        FluentActions.Invoking(() => KeptArchive.Read(new MemoryStream(bytes)))
            .Should().Throw<InvalidDataException>();
    }
}
