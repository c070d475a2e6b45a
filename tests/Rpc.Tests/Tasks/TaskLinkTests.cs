using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Tasks;

public sealed class TaskLinkTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private string _session = "";

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _session = await _server.LoginAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    [Trait("Obligation", "TASK-1")]
    public async Task A_task_names_the_objects_it_acts_on()
    {
        string task = (await _server.CallAsync(
            "Async.VM.assert_can_boot_here", _session, TestServer.VM, TestServer.Host)).Text;

        LinksOf(task).Should().Be($"{TestServer.VM},{TestServer.Host}");
    }

    [Fact]
    [Trait("Obligation", "TASK-1")]
    public async Task Also_when_it_was_refused()
    {
        string reader = await _server.LoginAsync(Xen.Model.Roles.Role.ReadOnly);

        string task = (await _server.CallAsync("Async.VM.start", reader, TestServer.VM, false, false)).Text;

        Find(task).Status.Should().Be(TaskStatusType.Failure);
        LinksOf(task).Should().Be(TestServer.VM.ToString());
    }

    [Fact]
    [Trait("Obligation", "TASK-2")]
    public async Task Only_objects_that_are_what_they_should_be_are_named()
    {
        string task = (await _server.CallAsync("Async.VM.start_on", _session, _session, TestServer.VM, false, false))
            .Text;

        LinksOf(task).Should().BeEmpty("neither a session nor a VM is a host, and everybody reads tasks");
    }

    [Fact]
    [Trait("Obligation", "TASK-3")]
    public async Task Entries_that_the_request_brings_are_kept_beside_it()
    {
        var caller = new TestCaller { Entries = XenMap<string, string>.Of(("http:colour", "red")) };

        string task = (await _server.CallAsync(caller, "Async.VM.assert_agile", _session, TestServer.VM)).Text;

        Find(task).OtherConfig.Select(entry => $"{entry.Key}={entry.Value}")
            .Should().BeEquivalentTo("http:colour=red", $"applies_to={TestServer.VM}");
    }

    private string LinksOf(string task) => Find(task).OtherConfig.GetOr("applies_to", "");

    private TaskRecord Find(string task)
    {
        ObjectRef.TryParse(task, out ObjectRef reference).Should().BeTrue();
        return _server.Model.View.Find(reference.As<TaskRecord>())!;
    }
}
