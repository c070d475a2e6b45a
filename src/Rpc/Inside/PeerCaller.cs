using Xen.Model.Rpc.Dispatch;

namespace Xen.Model.Rpc.Inside;

/// <summary>What a peer looks like to the dispatcher.</summary>
internal sealed class PeerCaller(XenApiPeer peer) : RpcCaller
{
    public override string Source => peer.Address;

    public override string Origin => peer.UserAgent.Length == 0 ? peer.Address : $"{peer.Address} {peer.UserAgent}";

    public override string UserAgent => peer.UserAgent;

    public override bool IsLocal => peer.IsLocal;

    public override CancellationToken Aborted => peer.Aborted;
}
