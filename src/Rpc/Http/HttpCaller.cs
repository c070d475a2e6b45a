using System.Net;
using Microsoft.AspNetCore.Http;

namespace Xen.Model.Rpc.Http;

/// <summary>What an HTTP request says about the caller.</summary>
internal sealed class HttpCaller(HttpContext context) : HeaderCaller
{
    public override bool IsLocal => context.Features.Get<LocalConnection>() is not null;

    public override CancellationToken Aborted => context.RequestAborted;

    protected override IPAddress? Address => context.Connection.RemoteIpAddress;

    protected override IEnumerable<KeyValuePair<string, string>> Headers =>
        context.Request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()));

    protected override string Header(string name) => context.Request.Headers[name].ToString();
}
