using Xen.Model.Verbs.Tests.Support;

namespace Xen.Model.Verbs.Tests.Listing;

/// <summary>What lists look like and what they leave out.</summary>
public sealed class ListTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    private TestPool Pool => fixture.Pool;

    [Fact, Trait("Obligation", "XE-1")]
    public async Task A_list_has_a_block_for_each_object_with_labels_as_wide_as_the_longest_and_four_more()
    {
        string vm = await Pool.InstallAsync("laid out");
        Said said = await Pool.OkAsync("vm-list", $"uuid={vm}");
        said.Out.Should().Be(
            $"uuid ( RO)           : {vm}\n"
            + "     name-label ( RW): laid out\n"
            + "    power-state ( RO): halted\n\n\n");
    }

    [Fact, Trait("Obligation", "XE-2")]
    public async Task Columns_come_in_the_order_of_the_class_whatever_order_they_were_asked_for_in()
    {
        string vm = await Pool.InstallAsync("ordered");
        (await Pool.OkAsync("vm-list", $"uuid={vm}", "params=power-state,name-label,nonsense")).Out.Should().Be(
            "name-label ( RW)     : ordered\n    power-state ( RO): halted\n\n\n");
    }

    [Fact, Trait("Obligation", "XE-3")]
    public async Task A_list_of_nothing_prints_nothing()
    {
        (await Pool.OkAsync("vm-list", "name-label=nobody")).Out.Should().BeEmpty();
    }

    [Fact, Trait("Obligation", "XE-4")]
    public async Task Minimal_prints_the_first_column_with_commas_and_escapes_them_inside()
    {
        string first = await Pool.InstallAsync("one, two \\ three");
        (await Pool.OkAsync("vm-list", $"uuid={first}", "params=name-label", "--minimal")).Out
            .Should().Be("one\\, two \\\\ three\n");
        (await Pool.OkAsync("vm-list", $"uuid={first}", "params=name-label,uuid", "--minimal")).Out
            .Should().Be(first + "\n");
        (await Pool.OkAsync("vm-list", "name-label=nobody", "--minimal")).Out.Should().Be("\n");
        string[] hosts = (await Pool.OkAsync("host-list", "--minimal")).Values;
        hosts.Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Fact, Trait("Obligation", "XE-5")]
    public async Task Machines_templates_and_snapshots_are_three_views_of_one_class()
    {
        string vm = await Pool.InstallAsync("seen");
        string snapshot = await Pool.ValueAsync("vm-snapshot", $"uuid={vm}", "new-name-label=seen again");
        string[] machines = (await Pool.OkAsync("vm-list", "--minimal")).Values;
        string[] templates = (await Pool.OkAsync("template-list", "--minimal")).Values;
        string[] snapshots = (await Pool.OkAsync("snapshot-list", "--minimal")).Values;
        machines.Should().Contain(vm).And.NotContain(snapshot);
        snapshots.Should().Contain(snapshot).And.NotContain(vm);
        templates.Should().NotContain([vm, snapshot]).And.NotBeEmpty();
        (await Pool.OkAsync("vm-list", "is-control-domain=true", "--minimal")).Values
            .Should().HaveCount(2, "control domains are machines too");
    }

    [Theory, Trait("Obligation", "XE-6")]
    [InlineData("name-label=filtered", true)]
    [InlineData("name-label=Filtered", false)]
    [InlineData("name-label=filter*", false)]
    [InlineData("power-state=halted", true)]
    [InlineData("other-config:colour=red", true)]
    [InlineData("other-config-colour=red", true)]
    [InlineData("other-config:colour=blue", false)]
    [InlineData("tags:contains=shiny", true)]
    [InlineData("tags:contains=dull", false)]
    public async Task Filters_compare_whole_printed_values(string filter, bool matches)
    {
        string vm = await Pool.InstallAsync("filtered");
        await Pool.OkAsync("vm-param-set", $"uuid={vm}", "other-config:colour=red");
        await Pool.OkAsync("vm-param-add", $"uuid={vm}", "param-name=tags", "param-key=shiny");
        string[] found = (await Pool.OkAsync("vm-list", filter, $"uuid={vm}", "--minimal")).Values;
        found.Should().BeEquivalentTo(matches ? [vm] : [""]);
        await Pool.OkAsync("vm-destroy", $"uuid={vm}");
    }

    [Fact, Trait("Obligation", "XE-6")]
    public async Task Addresses_of_cards_are_compared_in_any_case()
    {
        string mac = (await Pool.OkAsync("pif-list", "params=MAC", "--minimal")).Values[0];
        (await Pool.OkAsync("pif-list", $"MAC={mac.ToUpperInvariant()}", "--minimal")).Value.Should().NotBeEmpty();
        (await Pool.OkAsync("pif-list", $"MAC={mac.ToLowerInvariant()}", "--minimal")).Value.Should().NotBeEmpty();
    }

    [Fact, Trait("Obligation", "XE-7")]
    public async Task Another_name_than_that_of_a_field_is_refused_by_name()
    {
        Said said = await Pool.RunAsync("vm-list", "nonsense=1");
        said.Code.Should().Be(1);
        said.Errors.Should().StartWith("Error: ").And.Contain("nonsense");
        said.Out.Should().BeEmpty();
    }

    [Fact, Trait("Obligation", "XE-8")]
    public async Task All_shows_every_object_whatever_the_filters_are()
    {
        string vm = await Pool.InstallAsync("all the same");
        (await Pool.OkAsync("template-list", "--all", "name-label=nobody", "--minimal")).Values.Should().Contain(vm);
    }

    [Fact, Trait("Obligation", "XE-9")]
    public async Task Lists_leave_out_what_takes_a_call()
    {
        string vm = await Pool.InstallAsync("costly");
        Said said = await Pool.OkAsync("vm-list", $"uuid={vm}", "params=all");
        said.Out.Should().MatchRegex(@"possible-hosts \( RO\): <expensive field>|possible-hosts \(SRO\): <expensive");
        string[] hosts = (await Pool.OkAsync("host-list", "--minimal")).Values;
        (await Pool.GetAsync("vm", vm, "possible-hosts")).Split("; ").Should().NotBeEmpty().And.BeSubsetOf(hosts);
    }

    [Fact, Trait("Obligation", "XE-10")]
    public async Task References_are_printed_as_uuids_and_names_where_they_are_asked_for()
    {
        string sr = (await Pool.OkAsync("sr-list", "type=ext", "--minimal")).Values[0];
        string name = await Pool.GetAsync("sr", sr, "name-label");
        string vdi = await Pool.ValueAsync("vdi-create", $"sr-uuid={sr}", "name-label=d", "virtual-size=4MiB");
        (await Pool.GetAsync("vdi", vdi, "sr-uuid")).Should().Be(sr);
        (await Pool.GetAsync("vdi", vdi, "sr-name-label")).Should().Be(name);
        (await Pool.GetAsync("vdi", vdi, "snapshot-of")).Should().Be("<not in database>");
        (await Pool.GetAsync("vdi", vdi, "type")).Should().Be("User");
        (await Pool.GetAsync("vdi", vdi, "virtual-size")).Should().Be("4194304");
    }

    [Fact, Trait("Obligation", "XE-11")]
    public async Task Storage_names_its_host_only_when_there_is_one()
    {
        string local = (await Pool.OkAsync("sr-list", "type=ext", "--minimal")).Values[0];
        (await Pool.OkAsync("host-list", "--minimal")).Values
            .Should().Contain(await Pool.GetAsync("sr", local, "host"));
        string shared = (await Pool.OkAsync("sr-list", "shared=true", "--minimal")).Values[0];
        (await Pool.GetAsync("sr", shared, "host")).Should().Be("OpaqueRef:NULL");
    }

    [Fact, Trait("Obligation", "XE-12")]
    public async Task Permissions_are_not_listed_among_roles()
    {
        (await Pool.OkAsync("role-list", "params=name", "--minimal")).Values
            .Should().Contain(["pool-admin", "read-only"]).And.NotContain(name => name.Contains('.'));
    }

    [Theory, MemberData(nameof(Views)), Trait("Obligation", "XE-13")]
    public async Task Every_class_can_be_listed_with_all_fields(string view)
    {
        (await Pool.OkAsync($"{view}-list", "params=all")).Errors.Should().BeEmpty();
        (await Pool.OkAsync($"{view}-list")).Errors.Should().BeEmpty();
        string first = (await Pool.OkAsync($"{view}-list", "params=uuid", "--minimal")).Values[0];
        if (first.Length > 0)
        {
            (await Pool.OkAsync($"{view}-param-list", $"uuid={first}")).Out
                .Should().StartWith("uuid ( RO)").And.NotContain("<expensive field>").And.EndWith("\n\n\n");
        }
    }

    public static TheoryData<string> Views { get; } = [.. Verbs.Views.ViewTable.All.Select(view => view.Name)];
}
