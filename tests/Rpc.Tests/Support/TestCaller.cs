using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch;

namespace Xen.Model.Rpc.Tests.Support;

/// <summary>A caller that says what the test wants.</summary>
internal sealed class TestCaller : RpcCaller
{
    private readonly CancellationTokenSource _aborted = new();

    public string Address { get; init; } = "192.0.2.1";

    public string AgentName { get; init; } = "tests";

    public bool Local { get; init; }

    public Ref<TaskRecord> Parent { get; init; }

    public XenMap<string, string> Entries { get; init; } = XenMap<string, string>.Empty;

    public override string Source => Address;

    public override string UserAgent => AgentName;

    public override string Origin => $"{Address} {AgentName}";

    public override bool IsLocal => Local;

    public override CancellationToken Aborted => _aborted.Token;

    public override Ref<TaskRecord> ParentTask => Parent;

    public override XenMap<string, string> TaskOtherConfig => Entries;

    /// <summary>The client hangs up.</summary>
    public void HangUp() => _aborted.Cancel();
}
