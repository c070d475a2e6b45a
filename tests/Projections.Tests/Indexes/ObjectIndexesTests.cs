using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Projections.Indexes;
using Xen.Model.Projections.Roles;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Projections.Tests.Indexes;

public sealed class ObjectIndexesTests
{
    [Fact]
    public async Task An_object_is_found_by_its_uuid_in_its_own_class_only()
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> vm = await world.AddAsync(new VMRecord { Uuid = "u-1" });

        world.Indexes.ByUuid(world.View, VMRecord.ClassInfo, "u-1").Should().Be((ObjectRef)vm);
        world.Indexes.ByUuid(world.View, VBDRecord.ClassInfo, "u-1").Should().BeNull();
        world.Indexes.ByUuid(world.View, VMRecord.ClassInfo, "U-1").Should().BeNull();
    }

    [Fact]
    public async Task Objects_are_found_by_name_to_the_letter_oldest_first()
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> first = await world.AddAsync(new VMRecord { NameLabel = "db" });
        await world.AddAsync(new VMRecord { NameLabel = "DB" });
        await world.AddAsync(new NetworkRecord { NameLabel = "db" });
        Ref<VMRecord> second = await world.AddAsync(new VMRecord { NameLabel = "db" });

        Find(world, world.View, "db").Should().Equal(first, second);
        Find(world, world.View, "nobody").Should().BeEmpty();
        world.Indexes.ByNameLabel(world.View, VBDRecord.ClassInfo, "db").Should().BeEmpty("such objects have no names");
    }

    [Fact]
    public async Task A_new_name_replaces_the_old_one()
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> vm = await world.AddAsync(new VMRecord { NameLabel = "old" });

        await world.RenameAsync(vm, "new");

        Find(world, world.View, "old").Should().BeEmpty();
        Find(world, world.View, "new").Should().Equal(vm);
    }

    [Fact]
    public async Task An_older_view_still_finds_what_it_shows()
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> vm = await world.AddAsync(new VMRecord { NameLabel = "old", Uuid = "u-1" });
        RecordView before = world.View;
        await world.RenameAsync(vm, "new");
        RecordView between = world.View;
        await world.RemoveAsync(vm);

        Find(world, before, "old").Should().Equal(vm);
        Find(world, before, "new").Should().BeEmpty();
        Find(world, between, "new").Should().Equal(vm);
        world.Indexes.ByUuid(between, VMRecord.ClassInfo, "u-1").Should().Be((ObjectRef)vm);
        world.Indexes.ByUuid(world.View, VMRecord.ClassInfo, "u-1").Should().BeNull();
        Find(world, world.View, "new").Should().BeEmpty();
    }

    [Fact]
    public async Task A_view_before_the_object_existed_does_not_find_it()
    {
        await using World world = await World.OpenAsync();
        RecordView before = world.View;
        await world.AddAsync(new VMRecord { NameLabel = "new", Uuid = "u-1" });

        Find(world, before, "new").Should().BeEmpty();
        world.Indexes.ByUuid(before, VMRecord.ClassInfo, "u-1").Should().BeNull();
    }

    [Fact]
    public async Task Objects_outside_the_log_are_found()
    {
        await using World world = await World.OpenAsync(statics: StaticRoles.Objects);

        world.Indexes.ByUuid(world.View, RoleRecord.ClassInfo, "0165f154-ba3e-034e-6b27-5d271af109ba")
            .Should().Be((ObjectRef)StaticRoles.RefOf("pool-admin"));
        world.Indexes.ByNameLabel(world.View, RoleRecord.ClassInfo, "vm.start")
            .Should().Equal(StaticRoles.RefOf("vm.start"));
    }

    [Fact]
    public async Task Sessions_which_no_event_tells_of_are_found()
    {
        await using World world = await World.OpenAsync();
        string uuid = world.View.Find(world.Session)!.Uuid;

        world.Indexes.ByUuid(world.View, SessionRecord.ClassInfo, uuid).Should().Be((ObjectRef)world.Session);
    }

    [Fact]
    public async Task What_is_gone_takes_no_room()
    {
        await using World world = await World.OpenAsync();
        int uuids = world.Indexes.UuidCount;
        for (int number = 0; number < 50; number++)
        {
            Ref<VMRecord> vm = await world.AddAsync(new VMRecord { Uuid = $"u-{number}", NameLabel = $"vm {number}" });
            await world.RenameAsync(vm, $"renamed {number}");
            await world.RemoveAsync(vm);
        }

        world.Indexes.UuidCount.Should().Be(uuids);
        world.Indexes.LabelCount(VMRecord.ClassInfo).Should().Be(0);
    }

    [Theory]
    [InlineData(RefBag.ArrayMax)]
    [InlineData(RefBag.ArrayMax + 1)]
    [InlineData(100)]
    public async Task A_name_may_be_shared_by_many(int count)
    {
        await using World world = await World.OpenAsync();
        var tasks = new List<ObjectRef>();
        for (int number = 0; number < count; number++)
        {
            tasks.Add(await world.AddAsync(new TaskRecord { NameLabel = "VM.start" }));
        }
        world.Indexes.ByNameLabel(world.View, TaskRecord.ClassInfo, "VM.start").Should().Equal(tasks);

        while (tasks.Count > 1)
        {
            await world.RemoveAsync(tasks[^1]);
            tasks.RemoveAt(tasks.Count - 1);
        }

        world.Indexes.ByNameLabel(world.View, TaskRecord.ClassInfo, "VM.start").Should().Equal(tasks);
    }

    [Fact]
    public async Task Two_objects_with_one_uuid_are_both_found_in_their_turn()
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> first = await world.AddAsync(new VMRecord { Uuid = "twice" });
        Ref<VMRecord> second = await world.AddAsync(new VMRecord { Uuid = "twice" });

        await world.RemoveAsync(second);

        world.Indexes.ByUuid(world.View, VMRecord.ClassInfo, "twice").Should().Be((ObjectRef)first);
    }

    [Fact]
    public async Task Readers_agree_with_their_view_while_names_change()
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> vm = await world.AddAsync(new VMRecord { NameLabel = "0" });
        Task writing = Task.Run(async () =>
        {
            for (int number = 1; number < 400; number++)
            {
                await world.RenameAsync(vm, (number % 2).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        });

        while (!writing.IsCompleted)
        {
            RecordView view = world.View;
            string label = view.Find(vm)!.NameLabel;
            Find(world, view, label).Should().Equal(vm);
            Find(world, view, label == "0" ? "1" : "0").Should().BeEmpty();
        }
        await writing;
    }

    private static IEnumerable<Ref<VMRecord>> Find(World world, RecordView view, string label) =>
        world.Indexes.ByNameLabel(view, VMRecord.ClassInfo, label).Select(found => found.As<VMRecord>());
}
