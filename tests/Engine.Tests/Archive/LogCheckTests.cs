using Xen.Model.Engine.Archive;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Archive;

public sealed class LogCheckTests : LogArchiveContract, IDisposable
{
    private static readonly SegmentLogOptions s_options = new() { SegmentSizeBytes = 4096, SealInBackground = false };

    private readonly SimulatedDisk _disk = new(new SeededRandomSource(1));
    private readonly SegmentLogStorage _storage;

    public LogCheckTests() => _storage = SegmentLogStorage.Open(_disk, s_options);

    protected override ILogStorage Storage => _storage;

    protected override ILogArchive Archive => new LogArchive(_disk);

    public void Dispose()
    {
        _storage.Dispose();
        _disk.Dispose();
    }

    [Fact]
    public void A_log_that_is_whole_has_no_findings()
    {
        Run(200);
        _storage.SealSegments();

        LogCheck check = Check();

        check.Findings.Should().BeEmpty();
        check.Tail.Should().Be(_storage.Head);
        check.ChainValue.ToArray().Should().Equal(_storage.ChainValue.ToArray());
    }

    [Fact]
    public void A_segment_that_is_not_sealed_yet_is_told_of_but_no_damage()
    {
        Run(200);

        Check().Findings.Should().NotBeEmpty().And.OnlyContain(finding => !finding.IsDamage);
    }

    [Fact]
    public void Every_flipped_byte_of_a_sealed_segment_is_found()
    {
        Run(120);
        _storage.SealSegments();
        string name = SegmentNames.List(_disk)[1].Name;
        byte[] whole = _disk.Contents(name);
        for (int offset = 0; offset < whole.Length; offset += 29)
        {
            byte[] flipped = [.. whole];
            flipped[offset] ^= 0x10;
            _disk.Replace(name, flipped);

            Check().Findings.Should().NotBeEmpty("byte {0} was changed", offset);
        }
    }

    [Fact]
    public void A_segment_that_was_exchanged_for_one_with_good_checksums_is_found()
    {
        Run(200);
        _storage.SealSegments();
        var other = new SimulatedDisk(new SeededRandomSource(2));
        using (var forged = SegmentLogStorage.Open(
            other, new SegmentLogOptions { SegmentSizeBytes = 4096, Random = new SeededRandomSource(3) }))
        {
            foreach (StoredCommit commit in Archive.Read(default, Archive.Tail))
            {
                var batch = new CommitBatch();
                batch.BeginCommit();
                commit.Body.Span.CopyTo(batch.GetSpan(commit.Body.Length));
                batch.Advance(commit.Body.Length);
                if (commit.IsNote)
                {
                    batch.EndNote(commit.FirstId);
                }
                else
                {
                    batch.EndCommit(commit.FirstId, commit.EventCount);
                }
                forged.Append(batch);
            }
        }
        string name = SegmentNames.List(_disk)[1].Name;
        _disk.Replace(name, other.Contents(name));

        Check().Findings.Should().Contain(finding => finding.IsDamage && finding.What.Contains("another log"));
    }

    private LogCheck Check()
    {
        var check = new LogCheck(_disk);
        check.Run();
        return check;
    }
}
