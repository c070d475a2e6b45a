using Xen.Model.Engine.Archive;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.LogFiles.Index;
using Xen.Model.Engine.Tests.LogFiles;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Archive;

public abstract class LogArchiveTests : LogArchiveContract, IDisposable
{
    private static readonly SegmentLogOptions s_options = new() { SegmentSizeBytes = 4096, SealInBackground = false };

    private readonly SegmentLogStorage _storage;
    private readonly bool _isSealed;
    private readonly LogArchive _archive;

    private LogArchiveTests(bool isSealed, SegmentLogOptions? options = null)
    {
        _isSealed = isSealed;
        _storage = SegmentLogStorage.Open(Disk, options ?? s_options);
        _archive = new LogArchive(Disk);
    }

    protected SimulatedDisk Disk { get; } = new(new SeededRandomSource(1));

    protected override ILogStorage Storage => _storage;

    protected override ILogArchive Archive
    {
        get
        {
            if (_isSealed)
            {
                _storage.SealSegments();
            }
            return _archive;
        }
    }

    public void Dispose()
    {
        _storage.Dispose();
        Disk.Dispose();
    }

    public sealed class Scanned() : LogArchiveTests(isSealed: false);

    /// <summary>The newest segment has an index of what is durable in it, as beside a running daemon.</summary>
    public sealed class PartlyIndexed() : LogArchiveTests(isSealed: true, s_partly)
    {
        private const string PartIndex = ".index.tmp";

        private static readonly SegmentLogOptions s_partly = new()
        {
            SegmentSizeBytes = 16 * 1024,
            SealInBackground = false,
            IndexedEveryBytes = 1000,
            IndexedEvery = TimeSpan.Zero,
        };

        [Fact]
        public void There_is_one_such_index_at_a_time_and_none_of_a_log_that_was_closed()
        {
            for (int part = 0; part < 10; part++)
            {
                Run(40);
                _storage.Flush();
                _ = Archive;
                Disk.List().Count(name => name.EndsWith(PartIndex, StringComparison.Ordinal)).Should().BeLessThan(2);
            }
            _storage.SealingFailure.Should().BeNull();
            Run(30);
            _storage.Flush();
            _ = Archive;
            Disk.List().Should().ContainSingle(name => name.EndsWith(PartIndex, StringComparison.Ordinal));
            _storage.Dispose();
            using SegmentLogStorage reopened = SegmentLogStorage.Open(Disk, s_partly);
            Disk.List().Should().NotContain(name => name.EndsWith(PartIndex, StringComparison.Ordinal));
        }

        [Fact]
        public void A_reader_looks_at_few_of_the_frames_that_are_indexed()
        {
            using var disk = new SimulatedDisk(new SeededRandomSource(2));
            using var log = SegmentLogStorage.Open(disk, s_partly);
            var random = new SeededRandomSource(2);
            for (int commit = 0; commit < 60; commit++)
            {
                var batch = new CommitBatch();
                batch.Add(commit + 1, 1, CommitBodies.Of(random, 1, 50));
                log.Append(batch);
            }
            log.Flush();
            log.SealSegments();
            // Whoever read it would stop there, and see no commit behind it.
            disk.FlipBit(SegmentNames.List(disk)[0].Name, 1000, 2);

            new LogArchive(disk).Tail.Value.Should().Be(60);
        }

        [Fact]
        public void A_damaged_index_costs_time_and_nothing_else()
        {
            using var disk = new SimulatedDisk(new SeededRandomSource(2));
            using var log = SegmentLogStorage.Open(disk, s_partly);
            var random = new SeededRandomSource(2);
            for (int commit = 0; commit < 30; commit++)
            {
                var batch = new CommitBatch();
                batch.Add(commit + 1, 1, CommitBodies.Of(random, 1, 50));
                log.Append(batch);
            }
            log.Flush();
            log.SealSegments();
            ObjectRef touched = log.Read(EventId.None).Skip(7)
                .Select(commit => FirstOf(CommitReader.Read(commit).Events())).First();
            string name = disk.List().Single(item => item.EndsWith(PartIndex, StringComparison.Ordinal));
            byte[] good = disk.Contents(name);
            for (int at = 0; at < good.Length; at += 97)
            {
                disk.Replace(name, good);
                disk.FlipBit(name, at, 1);
                new LogArchive(disk).ReadTouching(touched, EventId.None, new EventId(30))
                    .Should().ContainSingle().Which.FirstId.Value.Should().Be(8);
            }
        }

        private static ObjectRef FirstOf(CommitReader.Enumerator events)
        {
            events.MoveNext().Should().BeTrue();
            return events.Current.Reference;
        }
    }

    public sealed class Sealed() : LogArchiveTests(isSealed: true)
    {
        [Fact]
        public void Every_segment_but_the_newest_has_a_footer()
        {
            Run(400);
            _ = Archive;
            _storage.SealingFailure.Should().BeNull();
            List<bool> sealedOnes = [.. SegmentNames.List(Disk).Select(name => HasFooter(name.Name))];
            sealedOnes.Should().HaveCountGreaterThan(5);
            sealedOnes.SkipLast(1).Should().AllBeEquivalentTo(true);
            sealedOnes[^1].Should().BeFalse();
        }

        [Fact]
        public void Opening_believes_footers_and_goes_on_behind_them()
        {
            Run(400);
            _ = Archive;
            EventId head = _storage.Head;
            _storage.Dispose();
            // Nobody looks there, or opening would fail.
            Disk.FlipBit(SegmentNames.List(Disk)[2].Name, 1000, 2);

            using SegmentLogStorage reopened = SegmentLogStorage.Open(Disk);

            reopened.Head.Should().Be(head);
            reopened.Read(new EventId(head.Value - 5)).Should().NotBeEmpty();
            Action readAll = () => reopened.Read(EventId.None).ToList();
            readAll.Should().Throw<LogDamagedException>();
        }

        [Fact]
        public void A_footer_that_was_cut_short_counts_as_none()
        {
            Run(400);
            _ = Archive;
            EventId head = _storage.Head;
            _storage.Dispose();
            string name = SegmentNames.List(Disk)[2].Name;
            byte[] whole = Disk.Contents(name);
            for (int length = whole.Length - 1; length > whole.Length - 600; length -= 37)
            {
                Disk.Replace(name, whole.AsSpan(0, length));
                using (SegmentLogStorage reopened = SegmentLogStorage.Open(Disk, s_options))
                {
                    reopened.Head.Should().Be(head);
                    reopened.SealSegments();
                }
                HasFooter(name).Should().BeTrue("opening seals it again");
            }
        }

        [Fact]
        public void Closing_gives_the_newest_segment_an_index_too_and_opening_goes_on_behind_its_commits()
        {
            var disk = new SimulatedDisk(new SeededRandomSource(3));
            using (var log = SegmentLogStorage.Open(disk))
            {
                Copy(log);
            }
            var check = new LogCheck(disk);
            check.Run();
            check.Findings.Should().BeEmpty();
            HasFooter(disk, SegmentNames.List(disk)[^1].Name).Should().BeTrue();

            using var reopened = SegmentLogStorage.Open(disk);
            reopened.TailRepair.Should().BeNull();
            reopened.Read(EventId.None).Should().HaveCount(50);
            HasFooter(disk, SegmentNames.List(disk)[^1].Name).Should().BeFalse();
        }

        [Fact]
        public void A_closing_mark_whose_flush_failed_is_made_durable_by_the_next_start()
        {
            for (int call = 1; call < 12; call++)
            {
                var disk = new SimulatedDisk(new SeededRandomSource((ulong)call));
                using (var log = SegmentLogStorage.Open(disk, s_options))
                {
                    Copy(log);
                    disk.FaultAt(disk.Calls + call, DiskFault.Fail);
                }
                SimulatedDisk next = disk.Crash(CrashKind.ProcessEnd);
                EventId head;
                using (var log = SegmentLogStorage.Open(next, s_options))
                {
                    head = log.Head;
                    for (int draw = 0; draw < 20; draw++)
                    {
                        using var reopened = SegmentLogStorage.Open(next.Crash(CrashKind.PowerLoss), s_options);
                        reopened.Head.Should().Be(head, "flush {0} had failed at closing", call);
                    }
                }
            }
        }

        [Fact]
        public void Damage_in_a_closed_log_is_refused_and_nothing_is_changed()
        {
            var disk = new SimulatedDisk(new SeededRandomSource(3));
            using (var log = SegmentLogStorage.Open(disk))
            {
                Copy(log);
            }
            string name = SegmentNames.List(disk)[^1].Name;
            disk.FlipBit(name, 700, 1);
            byte[] before = disk.Contents(name);

            Action open = () => SegmentLogStorage.Open(disk);

            open.Should().Throw<LogDamagedException>();
            disk.Contents(name).Should().Equal(before);
        }

        [Fact]
        public void Power_that_goes_while_a_log_is_closed_loses_nothing()
        {
            for (int call = 1; ; call++)
            {
                var disk = new SimulatedDisk(new SeededRandomSource((ulong)call));
                EventId head;
                using (var log = SegmentLogStorage.Open(disk))
                {
                    Copy(log);
                    head = log.Head;
                    disk.FaultAt(disk.Calls + call, DiskFault.Crash);
                }
                for (int draw = 0; draw < 20; draw++)
                {
                    using var reopened = SegmentLogStorage.Open(disk.Crash(CrashKind.PowerLoss));
                    reopened.Head.Should().Be(head, "nothing was acknowledged less, crash at call {0}", call);
                }
                if (!disk.HasCrashed)
                {
                    call.Should().BeGreaterThan(5);
                    break;
                }
            }
        }

        private void Copy(SegmentLogStorage log)
        {
            if (_storage.Head == EventId.None)
            {
                Run(50);
            }
            foreach (StoredCommit commit in _storage.Read(EventId.None))
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
                log.Append(batch);
            }
            log.Flush();
        }

        [Fact]
        public void A_commit_that_is_damaged_in_a_sealed_segment_is_never_read_as_good()
        {
            Run(400);
            _ = Archive;
            string name = SegmentNames.List(Disk)[2].Name;
            Disk.FlipBit(name, 1000, 2);

            Action read = () => _archive.Read(EventId.None, _archive.Tail).ToList();

            read.Should().Throw<LogDamagedException>();
        }

        private bool HasFooter(string name) => HasFooter(Disk, name);

        private static bool HasFooter(SimulatedDisk disk, string name)
        {
            using ILogFile file = disk.Open(name);
            return SegmentFooter.Read(file) is not null;
        }
    }
}
