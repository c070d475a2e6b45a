using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Tests.Tasks;

/// <summary>Calls on the wire that come while another operation is under way, and calls that bring secrets.</summary>
public sealed class WaitingCallTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private TestServer _server = null!;
    private string _session = "";

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _session = await _server.LoginAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    [Trait("Obligation", "VM-6")]
    public async Task A_synchronous_call_is_answered_when_what_was_in_its_way_is_over()
    {
        await MarkAsync(XenMap<string, VMOperations>.Of(("OpaqueRef:other", VMOperations.Start)));

        Task<Reply> call = _server.CallAsync("VM.clone", _session, TestServer.VM, "copy");
        await UntilAsync(() => _server.Model.View.All<TaskRecord>().Any());
        call.IsCompleted.Should().BeFalse();
        _server.Model.View.All<TaskRecord>().Single().Record.NameLabel.Should().Be("VM.clone");
        await MarkAsync(XenMap<string, VMOperations>.Empty);
        await _server.Model.SubmitAsync(new Tick(), CallContext.Server);

        string copy = (await call).Text;
        (await _server.CallAsync("VM.get_name_label", _session, copy)).Text.Should().Be("copy");
        await UntilAsync(() => !_server.Model.View.All<TaskRecord>().Any());
    }

    [Fact]
    [Trait("Obligation", "VM-78")]
    public async Task The_contents_of_a_tpm_come_back_to_root_alone()
    {
        string tpm = (await _server.CallAsync("VTPM.create", _session, TestServer.VM, false)).Text;

        (await _server.CallAsync("VTPM.set_contents", _session, tpm, "c2VhbGVk")).Error.Should().BeEmpty();

        (await _server.CallAsync("VTPM.get_contents", _session, tpm)).Text.Should().Be("c2VhbGVk");
        string admin = await _server.LoginAsync(Xen.Model.Roles.Role.PoolAdmin);
        (await _server.CallAsync("VTPM.get_contents", admin, tpm)).Error[0].Should().Be("RBAC_PERMISSION_DENIED");
    }

    private Task MarkAsync(XenMap<string, VMOperations> operations) => _server.ObserveAsync(
        TestServer.VM,
        _server.Model.View.Find(TestServer.VM.As<VMRecord>())! with { CurrentOperations = operations });

    private static async Task UntilAsync(Func<bool> condition)
    {
        DateTime deadline = DateTime.UtcNow + s_patience;
        while (!condition())
        {
            (DateTime.UtcNow < deadline).Should().BeTrue("what is waited for comes");
            await Task.Delay(5);
        }
    }
}
