using System.Net;
using Microsoft.AspNetCore.Connections;
using Xen.Model.Rpc.Http;

namespace Xen.Model.Rpc.Handlers;

/// <summary>What a taken-over connection and the head of its request say about the caller.</summary>
internal sealed class RawCaller(ConnectionContext connection, RequestHead head, CancellationToken aborted)
    : HeaderCaller
{
    public override bool IsLocal => connection.Features.Get<LocalConnection>() is not null;

    public override CancellationToken Aborted => aborted;

    protected override IPAddress? Address => (connection.RemoteEndPoint as IPEndPoint)?.Address;

    protected override IEnumerable<KeyValuePair<string, string>> Headers => head.Headers;

    protected override string Header(string name) => head.Header(name);
}
