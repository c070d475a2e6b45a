using Xen.Model.Classes;
using Xen.Model.Verbs.Tests.Support;

namespace Xen.Model.Verbs.Tests.Generic;

/// <summary>The commands that show and change single fields.</summary>
public sealed class ParamTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    private TestPool Pool => fixture.Pool;

    [Fact, Trait("Obligation", "XE-20")]
    public async Task Getting_prints_the_bare_value_or_one_entry_of_a_map()
    {
        string vm = await Pool.InstallAsync("got");
        (await Pool.OkAsync("vm-param-get", $"uuid={vm}", "param-name=name-label")).Out.Should().Be("got\n");
        await Pool.OkAsync("vm-param-set", $"uuid={vm}", "other-config:a=1=2");
        (await Pool.OkAsync("vm-param-get", $"uuid={vm}", "param-name=other-config", "param-key=a")).Out
            .Should().Be("1=2\n");
        Said missing = await Pool.RunAsync("vm-param-get", $"uuid={vm}", "param-name=other-config", "param-key=no");
        missing.Code.Should().Be(1);
        missing.Errors.Should().StartWith("Error: ").And.Contain("no");
    }

    [Fact, Trait("Obligation", "XE-21")]
    public async Task Setting_changes_fields_and_replaces_entries_in_either_spelling()
    {
        string vm = await Pool.InstallAsync("set");
        await Pool.OkAsync("vm-param-set", $"uuid={vm}", "name-label=reset", "other-config:a=1", "platform-b=2");
        (await Pool.GetAsync("vm", vm, "name-label")).Should().Be("reset");
        await Pool.OkAsync("vm-param-set", $"uuid={vm}", "other-config:a=3");
        (await Pool.ValueAsync("vm-param-get", $"uuid={vm}", "param-name=other-config", "param-key=a"))
            .Should().Be("3");
        (await Pool.ValueAsync("vm-param-get", $"uuid={vm}", "param-name=platform", "param-key=b")).Should().Be("2");
        await Pool.OkAsync("vm-param-set", $"uuid={vm}", "memory-static-max=2GiB", "actions-after-crash=Restart");
        (await Pool.GetAsync("vm", vm, "memory-static-max")).Should().Be("2147483648");
        (await Pool.GetAsync("vm", vm, "actions-after-crash")).Should().Be("Restart");
    }

    [Theory, Trait("Obligation", "XE-22")]
    [InlineData("power-state=running", "power-state")]
    [InlineData("tags=shiny", "tags")]
    [InlineData("nonsense=1", "nonsense")]
    [InlineData("VCPUs-max=many", "VCPUs-max")]
    [InlineData("actions-after-crash=dance", "actions-after-crash")]
    public async Task What_cannot_be_set_is_refused_by_name_and_changes_nothing(string word, string name)
    {
        string vm = await Pool.InstallAsync("kept");
        Said said = await Pool.RunAsync("vm-param-set", $"uuid={vm}", word);
        said.Code.Should().Be(1);
        said.Errors.Should().StartWith("Error: ").And.Contain(name);
        await Pool.OkAsync("vm-destroy", $"uuid={vm}");
    }

    [Fact, Trait("Obligation", "XE-23")]
    public async Task Sets_and_maps_are_added_to_taken_from_and_cleared()
    {
        string vm = await Pool.InstallAsync("collected");
        await Pool.OkAsync("vm-param-add", $"uuid={vm}", "param-name=tags", "param-key=a");
        await Pool.OkAsync("vm-param-add", $"uuid={vm}", "param-name=tags", "param-key=b");
        (await Pool.GetAsync("vm", vm, "tags")).Split("; ").Should().BeEquivalentTo("a", "b");
        await Pool.OkAsync("vm-param-remove", $"uuid={vm}", "param-name=tags", "param-key=a");
        (await Pool.GetAsync("vm", vm, "tags")).Should().Be("b");
        await Pool.OkAsync("vm-param-clear", $"uuid={vm}", "param-name=tags");
        (await Pool.GetAsync("vm", vm, "tags")).Should().BeEmpty();
        await Pool.OkAsync("vm-param-add", $"uuid={vm}", "param-name=xenstore-data", "vm-data/x=1", "vm-data/y=2");
        (await Pool.GetAsync("vm", vm, "xenstore-data")).Should().Contain("vm-data/x: 1").And.Contain("vm-data/y: 2");
        await Pool.OkAsync("vm-param-remove", $"uuid={vm}", "param-name=xenstore-data", "param-key=vm-data/x");
        (await Pool.GetAsync("vm", vm, "xenstore-data")).Should().NotContain("vm-data/x");
    }

    [Theory, Trait("Obligation", "XE-24")]
    [InlineData("tags")]
    [InlineData("other-config")]
    public async Task What_is_not_there_cannot_be_removed(string field)
    {
        string vm = await Pool.InstallAsync("poor");
        Said said = await Pool.RunAsync("vm-param-remove", $"uuid={vm}", $"param-name={field}", "param-key=gold");
        said.Code.Should().Be(1);
        said.Errors.Should().StartWith("Error: ").And.Contain("gold");
        await Pool.OkAsync("vm-destroy", $"uuid={vm}");
    }

    [Fact, Trait("Obligation", "XE-25")]
    public async Task Event_wait_ends_at_once_when_things_are_so_already_and_else_when_they_become_so()
    {
        string vm = await Pool.InstallAsync("awaited");
        await Pool.OkAsync("event-wait", "class=vm", $"uuid={vm}", "power-state=halted");
        await Pool.OkAsync("event-wait", "class=vm", $"uuid={vm}", "power-state=/=running");
        Task<Said> waiting = Pool.OkAsync("event-wait", "class=vm", $"uuid={vm}", "power-state=running");
        await Task.Delay(50);
        waiting.IsCompleted.Should().BeFalse();
        await Pool.OkAsync("vm-start", $"uuid={vm}");
        Said said = await waiting;
        (said.Out + said.Errors).Should().BeEmpty();
        (await Pool.RunAsync("event-wait", "class=vm", "nonsense=1")).Errors.Should().Contain("nonsense");
        (await Pool.RunAsync("event-wait", "class=weather")).Code.Should().Be(1);
    }

    [Fact, Trait("Obligation", "XE-26")]
    public async Task Nobody_waits_for_a_client_that_is_gone()
    {
        using var leave = new CancellationTokenSource();
        int sessions = Sessions();
        Func<Task> waiting = () => Pool.SendAsync(
            ["event-wait", "class=vm", "name-label=never", "username=root", $"password={TestPool.Password}"],
            leave.Token);
        leave.CancelAfter(TimeSpan.FromMilliseconds(300));
        await waiting.Should().ThrowAsync<OperationCanceledException>();
        Sessions().Should().Be(sessions, "its session ended too");
    }

    private int Sessions() => Pool.Model.View.All(SessionRecord.ClassInfo).Count();
}
