using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Formats.Archives;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Metrics.Tests;

/// <summary>Obligations on what is recorded, and for how long.</summary>
public sealed class ArchiveBookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xenmodel-archives-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact, Trait("Obligation", "METRICS-30")]
    public async Task What_runs_is_recorded_under_the_names_that_are_listed()
    {
        await using Recording recording = await Recording.StartAsync();
        Ref<VMRecord> vm = await recording.World.RunVMAsync();
        recording.Sample(3);
        foreach (ObjectRef owner in new ObjectRef[] { recording.Host, vm, recording.SR })
        {
            Metered.TryFind(recording.World.View, owner, out Metered? metered).Should().BeTrue();
            recording.Archive(owner).Sources.Select(source => source.Definition.Name)
                .Should().Equal(metered!.Counters.Select(counter => counter.Name)).And.NotBeEmpty();
        }
        recording.Newest(recording.Host, "memory_total_kib", 2)[0].Should().Be(64 << 20);
        recording.Newest(vm, "memory", 1)[0].Should().Be(256 << 20);
        recording.Newest(vm, "cpu0", 2)[0].Should().BeInRange(0.0001, 1);
        recording.Newest(recording.SR, "physical_size", 1)[0].Should().Be(1L << 40);
    }

    [Fact, Trait("Obligation", "METRICS-30")]
    public async Task Every_recorded_counter_of_a_host_at_work_gets_a_value()
    {
        await using Recording recording = await Recording.StartAsync();
        await recording.World.RunVMAsync();
        recording.Sample(3);
        RoundRobinArchive archive = recording.Archive(recording.Host);
        archive.Sources.Where(source => double.IsNaN(source.Newest))
            .Select(source => source.Definition.Name).Should().BeEmpty();
        archive.Sources.Where(source => source.Definition.Name.StartsWith("cpu", StringComparison.Ordinal))
            .Should().HaveCount(17).And.OnlyContain(source => source.Newest > 0 && source.Newest < 1);
    }

    [Fact, Trait("Obligation", "METRICS-31")]
    public async Task Recording_and_forgetting_take_effect_on_the_archive()
    {
        await using Recording recording = await Recording.StartAsync();
        Ref<VMRecord> vm = await recording.World.RunVMAsync();
        recording.Sample(3);
        await recording.World.CallAsync(new VMForgetDataSourceArchives(vm, "memory"));
        await recording.World.CallAsync(new VMRecordDataSource(vm, "runstate_blocked"));
        await recording.World.CallAsync(new HostForgetDataSourceArchives(recording.Host, "loadavg"));
        await recording.World.CallAsync(new SRForgetDataSourceArchives(recording.SR, "size"));
        recording.Archive(vm).ColumnOf("memory").Should().Be(-1, "it is gone at once");
        recording.Archive(recording.Host).ColumnOf("loadavg").Should().Be(-1);
        recording.Archive(recording.SR).ColumnOf("size").Should().Be(-1);
        recording.Archive(vm).ColumnOf("runstate_blocked").Should().Be(-1, "nothing has been sampled since");
        recording.Sample(2);
        recording.Newest(vm, "runstate_blocked", 1)[0].Should().BeInRange(0, 1);
        recording.Archive(vm).ColumnOf("memory").Should().Be(-1);
        await recording.World.CallAsync(new VMRecordDataSource(vm, "memory"));
        recording.Sample(1);
        recording.Newest(vm, "memory", 2).Should().Equal([256 << 20, double.NaN], (one, other) => one.Equals(other));
    }

    [Fact, Trait("Obligation", "METRICS-31")]
    public async Task The_disks_of_a_repository_are_recorded_when_somebody_wants_it()
    {
        await using Recording recording = await Recording.StartAsync();
        Ref<VDIRecord> vdi = await recording.World.AddDiskAsync(1 << 20);
        string name = $"vdi_{recording.World.View.Find(vdi)!.Uuid}_write";
        recording.Sample(2);
        recording.Archive(recording.SR).ColumnOf(name).Should().Be(-1);
        await recording.World.CallAsync(new SRRecordDataSource(recording.SR, name));
        recording.Sample(2);
        recording.Newest(recording.SR, name, 1).Should().Equal(0);
        (await recording.World.FailureAsync(new SRRecordDataSource(recording.SR, "vdi_none_write"))).ToString()
            .Should().Contain("Datasource_missing");
    }

    [Fact, Trait("Obligation", "METRICS-32")]
    public async Task Samples_leave_no_trace_in_the_log()
    {
        await using Recording recording = await Recording.StartAsync();
        Ref<VMRecord> vm = await recording.World.RunVMAsync();
        await recording.World.UntilAsync(() => recording.World.View.Find(
            recording.World.View.Find(vm)!.GuestMetrics) is { PVDriversDetected: true });
        EventId before = recording.World.View.Id;
        recording.Sample(5);
        recording.World.View.Id.Should().Be(before);
    }

    [Fact, Trait("Obligation", "METRICS-33")]
    public async Task A_halted_vm_keeps_its_archive_and_goes_on_in_it_at_its_next_start()
    {
        await using Recording recording = await Recording.StartAsync(_folder);
        Ref<VMRecord> vm = await recording.World.RunVMAsync();
        recording.Sample(4);
        await recording.World.CallAsync(new VMHardShutdown(vm));
        recording.Sample(1);
        int inMemory = recording.Book.Count;
        recording.Newest(vm, "memory", 1).Should().Equal(256 << 20);
        await recording.World.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        recording.Sample(2);
        recording.Book.Count.Should().Be(inMemory + 1);
        recording.Newest(vm, "memory", 8).Count(value => value == 256 << 20).Should().BeGreaterThanOrEqualTo(6);
        recording.Newest(vm, "cpu0", 8)
            .Should().OnlyContain(value => double.IsNaN(value) || (value >= 0 && value <= 1));
    }

    [Fact, Trait("Obligation", "METRICS-33")]
    public async Task Without_a_folder_halted_vms_keep_theirs_in_memory()
    {
        await using Recording recording = await Recording.StartAsync();
        Ref<VMRecord> vm = await recording.World.RunVMAsync();
        recording.Sample(2);
        await recording.World.CallAsync(new VMHardShutdown(vm));
        recording.Sample(2);
        recording.Newest(vm, "memory", 1).Should().Equal(256 << 20);
    }

    [Fact, Trait("Obligation", "METRICS-34")]
    public async Task A_destroyed_vm_leaves_nothing()
    {
        await using Recording recording = await Recording.StartAsync(_folder);
        Ref<VMRecord> vm = await recording.World.RunVMAsync();
        string uuid = recording.World.View.Find(vm)!.Uuid;
        recording.Sample(2);
        await recording.World.CallAsync(new VMHardShutdown(vm));
        recording.Sample(1);
        Directory.GetFiles(_folder).Should().ContainSingle(path => Path.GetFileName(path).StartsWith(uuid));
        await recording.World.CallAsync(new DestroyObject(VMRecord.ClassInfo, vm));
        recording.Sample(1);
        recording.Book.Save();
        Directory.GetFiles(_folder).Should().NotContain(path => Path.GetFileName(path).StartsWith(uuid));
        recording.Book.Find(vm).Should().BeNull();
    }

    [Fact, Trait("Obligation", "METRICS-35")]
    public async Task A_restart_loses_nothing_that_was_saved()
    {
        await using Recording recording = await Recording.StartAsync(_folder);
        Ref<VMRecord> vm = await recording.World.RunVMAsync();
        recording.Sample(5);
        recording.Book.Save();
        double[] before = recording.Newest(vm, "cpu0", 4);
        recording.Restart();
        recording.Newest(vm, "cpu0", 4).Should().Equal(before);
        recording.Sample(2);
        recording.Newest(vm, "cpu0", 6)[2..].Should().Equal(before);
        recording.Newest(vm, "memory", 2).Should().OnlyContain(value => value == 256 << 20);
    }

    [Fact, Trait("Obligation", "METRICS-36")]
    public async Task A_damaged_file_is_reported_and_begun_anew()
    {
        await using Recording recording = await Recording.StartAsync(_folder);
        recording.Sample(3);
        recording.Book.Save();
        string uuid = recording.World.View.Find(recording.Host)!.Uuid;
        string file = Directory.GetFiles(_folder).Single(path => Path.GetFileName(path).StartsWith(uuid));
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..100]);
        File.WriteAllText(Path.Combine(_folder, "half.rra.gz.new"), "x");
        File.WriteAllText(Path.Combine(_folder, $"{Guid.NewGuid()}.rra.gz"), "x");
        File.WriteAllText(Path.Combine(_folder, "notes"), "not ours");
        recording.Restart();
        recording.Sample(2);
        recording.Reports.Should().ContainSingle().Which.Should().Contain(uuid);
        recording.Newest(recording.Host, "memory_total_kib", 2).Should().OnlyContain(value => value > 0);
        recording.Book.Save();
        Directory.GetFiles(_folder).Select(Path.GetFileName).Should().Contain("notes")
            .And.NotContain("half.rra.gz.new");
        Directory.GetFiles(_folder, "*.rra.gz").Should().HaveCount(recording.Book.Count);
    }

    [Fact, Trait("Obligation", "METRICS-37")]
    public async Task There_is_an_end_to_the_number_of_archives_in_memory()
    {
        await using Recording recording = await Recording.StartAsync(archivesMax: 2);
        await recording.World.RunVMAsync();
        recording.Sample(2);
        recording.Book.Count.Should().Be(2);
        recording.Book.Bytes.Should().BeInRange(1, 200_000);
    }

    [Fact, Trait("Obligation", "METRICS-38")]
    public async Task New_archives_of_vms_have_extremes_where_the_pool_says_so()
    {
        await using Recording recording = await Recording.StartAsync();
        (Ref<PoolRecord> pool, PoolRecord record) = recording.World.View.All<PoolRecord>().Single();
        await recording.World.Model.SubmitAsync(
            new Observe([new Fact(pool, record with
            {
                OtherConfig = record.OtherConfig.With("create_min_max_in_new_VM_RRDs", "true"),
            })]),
            CallContext.Server);
        Ref<VMRecord> vm = await recording.World.RunVMAsync();
        recording.Sample(1);
        recording.Archive(vm).Series.Select(series => series.Shape).Should().Equal(SeriesShape.ForHosts);
        recording.Archive(recording.SR).Series.Should().HaveCount(4);
    }

    [Fact, Trait("Obligation", "METRICS-39")]
    public async Task An_archive_that_is_handed_in_takes_the_place_of_the_own_one()
    {
        await using Recording recording = await Recording.StartAsync(_folder);
        Ref<VMRecord> vm = await recording.World.AddVMAsync();
        double start = recording.World.Clock.GetUtcNow().ToUnixTimeSeconds();
        var given = new RoundRobinArchive(SeriesShape.Averages, start - 10);
        given.Add(new SourceDefinition("memory", SourceKind.Gauge));
        given.Update(start, [77]);
        recording.Book.Put(vm, given).Should().BeTrue();
        recording.Newest(vm, "memory", 1).Should().Equal(77);
        await recording.World.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        recording.Sample(2);
        recording.Newest(vm, "memory", 1).Should().Equal(256 << 20);
        recording.Newest(vm, "memory", 6).Should().Contain(77);
        recording.Book.Put(new ObjectRef(Guid.NewGuid()), given).Should().BeFalse();
    }
}
