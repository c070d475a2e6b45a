using Xen.Model.Classes;
using Xen.Model.Roles;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Tests.Support;

namespace Xen.Model.Verbs.Tests;

/// <summary>What is the same for all commands: words, sessions, errors and exit codes.</summary>
public sealed class CommandServerTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    private TestPool Pool => fixture.Pool;

    [Theory, Trait("Obligation", "XE-30")]
    [InlineData("Unknown command: vm-dance\n", "vm-dance")]
    [InlineData("Required parameter not found: new-name-label\n", "vm-clone")]
    [InlineData("Syntax error: ", "vm-list", "-x")]
    [InlineData("Syntax error: ", "vm-list", "loose")]
    public async Task Commands_that_cannot_be_understood_are_answered_with_a_hint(string begin, params string[] words)
    {
        Said said = await Pool.RunAsync(words);
        said.Code.Should().Be(1);
        said.Errors.Should().StartWith(begin).And.Contain("xe help");
        said.Out.Should().BeEmpty();
    }

    [Fact, Trait("Obligation", "XE-30")]
    public async Task A_line_without_a_command_is_a_syntax_error()
    {
        (await Pool.SendAsync("uuid=1", "username=root")).Errors.Should().StartWith("Syntax error: ");
    }

    [Fact, Trait("Obligation", "XE-31")]
    public async Task Who_cannot_log_in_is_told_so_in_a_line()
    {
        (await Pool.SendAsync("vm-list")).Code.Should().Be(1);
        Said wrong = await Pool.SendAsync("vm-list", "username=root", "password=wrong");
        wrong.Code.Should().Be(1);
        wrong.Errors.Split('\n')[0].Should().NotBeEmpty();
        wrong.Out.Should().BeEmpty();
    }

    [Fact, Trait("Obligation", "XE-32")]
    public async Task The_first_of_two_values_counts()
    {
        (await Pool.SendAsync(
            "host-list", "--minimal", "username=root", $"password={TestPool.Password}", "username=nobody",
            "password=wrong")).Code.Should().Be(0);
    }

    [Fact, Trait("Obligation", "XE-33")]
    public async Task Failures_of_the_API_are_told_in_words_with_a_line_for_each_parameter()
    {
        string vm = await Pool.InstallAsync("stubborn");
        Said said = await Pool.RunAsync("vm-pause", $"uuid={vm}");
        said.Code.Should().Be(1);
        string[] lines = said.Errors.TrimEnd('\n').Split('\n');
        lines[0].Should().Contain(" ").And.NotContain("VM_BAD_POWER_STATE");
        lines[1..].Should().Equal($"vm: {vm} (stubborn)", "expected: running", "actual: halted");
    }

    [Fact, Trait("Obligation", "XE-34")]
    public async Task Every_error_of_the_API_has_a_sentence()
    {
        await Task.CompletedTask;
        DataModel.Errors.Where(error => error.Summary.Length < 10 || error.Summary.Contains('<'))
            .Select(error => error.Code).Should().BeEmpty();
    }

    [Fact, Trait("Obligation", "XE-35")]
    public async Task A_session_can_be_brought_along_and_goes_on()
    {
        string session = await Pool.LoginAsync(Role.ReadOnly);
        (await Pool.SendAsync($"session_id={session}", "vm-list", "--minimal")).Code.Should().Be(0);
        (await Pool.SendAsync($"session_id={session}", "vm-list", "--minimal")).Code.Should().Be(0);
        (await Pool.SendAsync("session_id=OpaqueRef:none", "vm-list")).Code.Should().Be(1);
    }

    [Fact, Trait("Obligation", "XE-36")]
    public async Task A_command_may_do_no_more_than_its_user()
    {
        string vm = await Pool.InstallAsync("guarded");
        string session = await Pool.LoginAsync(Role.ReadOnly);
        Said said = await Pool.SendAsync($"session_id={session}", "vm-start", $"uuid={vm}");
        said.Code.Should().Be(1);
        (await Pool.GetAsync("vm", vm, "power-state")).Should().Be("halted");
    }

    [Fact, Trait("Obligation", "XE-37")]
    public async Task Selectors_find_by_fields_name_or_uuid_and_want_one_unless_many_are_meant()
    {
        string first = await Pool.InstallAsync("twin");
        string second = await Pool.InstallAsync("twin");
        Said two = await Pool.RunAsync("vm-start", "name-label=twin");
        two.Code.Should().Be(1);
        two.Errors.Should().StartWith("Error: ").And.Contain("--multiple");
        (await Pool.RunAsync("vm-start", "name-label=triplet")).Errors.Should().StartWith("Error: ");
        (await Pool.RunAsync("vm-start", "nonsense=1")).Errors.Should().Contain("nonsense");
        await Pool.OkAsync("vm-start", $"vm={first}");
        (await Pool.GetAsync("vm", first, "power-state")).Should().Be("running");
        Said many = await Pool.RunAsync("vm-start", "vm=twin", "--multiple");
        many.Code.Should().Be(1);
        many.Out.Should().StartWith($"operation failed on {first}: ");
        (await Pool.GetAsync("vm", second, "power-state")).Should().Be("running", "the others are tried all the same");
    }

    [Fact, Trait("Obligation", "XE-38")]
    public async Task Selectors_of_machines_leave_out_templates_and_control_domains()
    {
        string template = (await Pool.OkAsync("template-list", "--minimal")).Values[0];
        (await Pool.RunAsync("vm-start", $"uuid={template}")).Errors.Should().StartWith("Error: No matching VMs");
        string domain = (await Pool.OkAsync("vm-list", "is-control-domain=true", "--minimal")).Values[0];
        (await Pool.RunAsync("vm-shutdown", $"uuid={domain}")).Errors.Should().StartWith("Error: No matching VMs");
        (await Pool.OkAsync("vm-clone", $"uuid={template}", "new-name-label=c")).Value.Should().NotBe(template);
    }

    [Fact, Trait("Obligation", "XE-39")]
    public async Task Help_names_commands_and_what_they_take_and_needs_no_login()
    {
        Said common = await Pool.SendAsync("help");
        common.Code.Should().Be(0);
        common.Out.Should().Contain("vm-start").And.NotContain("pusb-scan");
        (await Pool.SendAsync("help", "--all")).Out.Should().Contain("pusb-scan");
        string[] all = (await Pool.SendAsync("help", "--all", "--minimal")).Values;
        all.Should().Contain(["vm-start", "vm-list", "sr-param-set", "event-wait"]).And.NotContain("vm-create");
        (await Pool.SendAsync("help", "vm-copy")).Out.Should().Be(
            "command name            : vm-copy\n"
            + "        reqd params     : new-name-label\n"
            + "        optional params : new-name-description, sr-uuid, <vm-selectors>\n"
            + $"        description     : {VerbTable.Find("vm-copy")!.Help}\n\n");
        (await Pool.SendAsync("help", "vm-dance")).Code.Should().Be(1);
        all.Should().OnlyContain(name => VerbTable.Find(name) != null);
    }

    [Fact, Trait("Obligation", "XE-40")]
    public async Task Progress_is_drawn_on_one_line_where_errors_go()
    {
        string vm = await Pool.InstallAsync("slow");
        Said said = await Pool.OkAsync("vm-start", $"uuid={vm}", "progress=true");
        said.Errors.Should().StartWith("\r").And.EndWith("\n").And.Contain("100%");
        said.Out.Should().BeEmpty();
    }

    [Fact, Trait("Obligation", "XE-41")]
    public async Task Trace_adds_where_a_failure_comes_from()
    {
        (await Pool.RunAsync("vm-dance", "--trace")).Errors.Should().Contain(nameof(UnknownCommandException));
    }

    [Fact, Trait("Obligation", "XE-42")]
    public async Task No_task_and_no_session_is_left_behind()
    {
        string vm = await Pool.InstallAsync("tidy");
        await Pool.OkAsync("vm-start", $"uuid={vm}");
        await Pool.OkAsync("vm-shutdown", $"uuid={vm}", "--force");
        (await Pool.OkAsync("task-list", "--minimal")).Value.Should().BeEmpty();
        Pool.Model.View.All(SessionRecord.ClassInfo).Select(version => ((SessionRecord)version.Record!).AuthUserName)
            .Should().NotContain("root");
    }

    [Fact, Trait("Obligation", "XE-44")]
    public async Task Urgent_messages_about_a_machine_are_told_to_who_has_something_done_with_it()
    {
        string vm = await Pool.InstallAsync("noisy");
        Said quiet = await Pool.OkAsync("vm-start", $"uuid={vm}");
        quiet.Errors.Should().BeEmpty();
        Said loud = await Pool.OkAsync("vm-shutdown", $"uuid={vm}", "--force", "message-priority=100");
        loud.Errors.Should().StartWith("Message: VM_").And.Contain("priority");
        loud.Out.Should().BeEmpty();
    }
}
