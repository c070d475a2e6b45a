using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Projections.Queries;
using Xen.Model.Projections.Roles;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Testing;
using Xen.Model.Wire;

namespace Xen.Model.Projections.Tests.Queries;

public sealed class StandardQueriesTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_answered_call_is_an_explicit_message_of_the_model()
    {
        StandardQueries.Table().CallTypes.Should().OnlyHaveUniqueItems()
            .And.OnlyContain(type => type.GetProperty("Declared") != null);
        StandardQueries.Table().TryGet(typeof(VMStart), out _).Should().BeFalse();
    }

    [Fact]
    public void No_call_is_both_decided_and_queried()
    {
        DeciderTable deciders = StandardDeciders.Table();

        StandardQueries.Table().CallTypes.Where(deciders.Has).Should().BeEmpty();
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_an_invalid_handle()
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> gone = await world.AddAsync(new VMRecord());
        await world.RemoveAsync(gone);

        world.Ask(new VMGetAllowedVBDDevices(gone)).Error
            .Should().Be(new XenError(ErrorCode.HandleInvalid, "VM", gone.ToString()));
    }

    [Fact]
    [Trait("Obligation", "OBJECT-42")]
    public async Task Messages_can_be_listed_found_and_filtered()
    {
        await using World world = await World.OpenAsync();
        var old = new MessageRecord { Uuid = "m-1", Cls = MessageClass.VM, ObjUuid = "v", Timestamp = s_noon };
        MessageRecord young = old with { Uuid = "m-2", Timestamp = s_noon.AddSeconds(1), Priority = 5 };
        MessageRecord other = young with { Uuid = "m-3", Cls = MessageClass.Host, ObjUuid = "h" };
        Ref<MessageRecord> first = await world.AddAsync(old);
        Ref<MessageRecord> second = await world.AddAsync(young);
        Ref<MessageRecord> third = await world.AddAsync(other);

        world.Ask(new MessageGetAll()).Result.Should().Be(RefSet<MessageRecord>.Of([first, second, third]));
        Keys(world.Ask(new MessageGetAllRecords())).Should().Equal(first, second, third);
        Keys(world.Ask(new MessageGetSince(s_noon))).Should().Equal(second, third);
        Keys(world.Ask(new MessageGet(MessageClass.VM, "v", s_noon))).Should().Equal(second);
        Keys(world.Ask(new MessageGetAllRecordsWhere("field \"priority\" = \"5\" and field \"cls\" = \"Host\"")))
            .Should().Equal(third);
        world.Ask(new MessageGetAllRecordsWhere("nonsense")).Error!.Code.Should().Be(ErrorCode.InvalidValue);
        world.Ask(new MessageGetRecord(first)).Result.Should().Be(old);
        world.Ask(new MessageGetByUuid("m-2")).Result.Should().Be(second);
        world.Ask(new MessageGetByUuid("m-9")).Error
            .Should().Be(new XenError(ErrorCode.UUIDInvalid, "message", "m-9"));
    }

    [Fact]
    public async Task Subject_identifiers_are_those_of_external_users_each_once()
    {
        await using World world = await World.OpenAsync();
        await world.LoginAsync("S-1-5");
        await world.LoginAsync("S-1-5");
        await world.LoginAsync("S-1-6");

        world.Ask(new SessionGetAllSubjectIdentifiers()).Result.Should().Be(XenSet<string>.Of("S-1-5", "S-1-6"));
    }

    [Fact]
    [Trait("Obligation", "SESSION-34")]
    public async Task Roles_tell_what_they_grant_and_who_grants_it()
    {
        await using World world = await World.OpenAsync(statics: StaticRoles.Objects);
        Ref<RoleRecord> start = StaticRoles.RefOf("vm.start");
        Ref<RoleRecord> readOnly = StaticRoles.RefOf("read-only");

        ((XenSet<string>)world.Ask(new RoleGetPermissionsNameLabel(readOnly)).Result!)
            .Should().Contain("vm.get_record").And.NotContain("vm.start");
        ((RefSet<RoleRecord>)world.Ask(new RoleGetPermissions(StaticRoles.RefOf("vm-operator"))).Result!)
            .Contains(start).Should().BeTrue();
        world.Ask(new RoleGetPermissions(start)).Result.Should().Be(RefSet<RoleRecord>.Of([start]));
        string[] names = ["pool-admin", "pool-operator", "vm-power-admin", "vm-admin", "vm-operator"];
        RefSet<RoleRecord> granting = RefSet<RoleRecord>.Of(names.Select(StaticRoles.RefOf));
        world.Ask(new RoleGetByPermission(start)).Result.Should().Be(granting);
        world.Ask(new RoleGetByPermissionNameLabel("vm.start")).Result.Should().Be(granting);
        world.Ask(new RoleGetByPermissionNameLabel("vm.fly")).Result.Should().Be(RefSet<RoleRecord>.Empty);
    }

    [Fact]
    public async Task The_time_is_that_of_the_clock()
    {
        await using World world = await World.OpenAsync();
        Ref<HostRecord> host = await world.AddAsync(new HostRecord());

        world.Ask(new HostGetServertime(host)).Result.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1_787_300_000));
    }

    [Fact]
    public async Task Local_time_is_that_of_the_hosts_zone_shown_as_if_it_were_universal()
    {
        await using World world = await World.OpenAsync();
        Ref<HostRecord> host = await world.AddAsync(new HostRecord { Timezone = "Africa/Johannesburg" });
        QueryTable table = StandardQueries.Table();
        table.TryGet(typeof(HostGetServerLocaltime), out Func<Call, QueryContext, QueryResult>? answer);

        QueryResult result = answer!(new HostGetServerLocaltime(host), new QueryContext
        {
            View = world.View,
            Caller = Sequencing.CallContext.Server,
            Clock = new ManualClock(s_noon),
            Indexes = world.Indexes,
        });

        result.Result.Should().Be(s_noon.AddHours(2));
        ((DateTimeOffset)result.Result!).Offset.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task Drivers_are_listed_in_lower_case_each_once()
    {
        await using World world = await World.OpenAsync();
        await world.AddAsync(new SMRecord { Type = "EXT" });
        await world.AddAsync(new SMRecord { Type = "ext" });
        await world.AddAsync(new SMRecord { Type = "NFS" });

        world.Ask(new SRGetSupportedTypes()).Result.Should().Be(XenSet<string>.Of("ext", "nfs"));
    }

    [Fact]
    public async Task A_disk_is_on_no_nbd_server_unless_it_cannot_be_on_any()
    {
        await using World world = await World.OpenAsync();
        Ref<VDIRecord> disk = await world.AddAsync(new VDIRecord { Type = VDIType.User });
        Ref<VDIRecord> bitmap = await world.AddAsync(new VDIRecord { Type = VDIType.CbtMetadata });

        world.Ask(new VDIGetNbdInfo(disk)).Result.Should().Be(XenSet<VdiNbdServerInfoRecord>.Empty);
        world.Ask(new VDIGetNbdInfo(bitmap)).Error
            .Should().Be(new XenError(ErrorCode.VDIIncompatibleType, bitmap.ToString(), "cbt_metadata"));
    }

    [Fact]
    public async Task A_pool_is_licensed_like_its_least_licensed_host()
    {
        await using World world = await World.OpenAsync();
        Ref<PoolRecord> pool = await world.AddAsync(new PoolRecord());
        world.Ask(new PoolGetLicenseState(pool)).Result
            .Should().Be(XenMap<string, string>.Of(("edition", ""), ("expiry", "never")));
        await world.AddAsync(Licensed("premium-per-socket", "20300101T00:00:00Z"));
        await world.AddAsync(Licensed("free", "20290101T00:00:00Z"));

        world.Ask(new PoolGetLicenseState(pool)).Result
            .Should().Be(XenMap<string, string>.Of(("edition", "free"), ("expiry", "20290101T00:00:00Z")));
    }

    [Fact]
    public async Task A_host_is_a_supporter_when_it_is_not_the_coordinator()
    {
        await using World world = await World.OpenAsync();
        Ref<HostRecord> coordinator = await world.AddAsync(new HostRecord());
        Ref<HostRecord> supporter = await world.AddAsync(new HostRecord());
        await world.AddAsync(new PoolRecord { Master = coordinator });

        world.Ask(new PoolIsSlave(coordinator)).Result.Should().Be(false);
        world.Ask(new PoolIsSlave(supporter)).Result.Should().Be(true);
        world.Ask(new HostHasExtension(supporter, "x")).Result.Should().Be(false);
        world.Ask(new HostGetUncooperativeResidentVMs(supporter)).Result.Should().Be(RefSet<VMRecord>.Empty);
    }

    private static HostRecord Licensed(string edition, string expiry) => new()
    {
        Edition = edition,
        LicenseParams = XenMap<string, string>.Of(("expiry", expiry)),
    };

    private static IEnumerable<Ref<MessageRecord>> Keys(QueryResult result) =>
        ((XenMap<Ref<MessageRecord>, MessageRecord>)result.Result!).Keys;
}
