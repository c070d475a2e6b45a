using System.Net;
using Microsoft.AspNetCore.Http;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch;

namespace Xen.Model.Rpc.Http;

/// <summary>What an HTTP request says about the caller.</summary>
internal sealed class HttpCaller(HttpContext context) : RpcCaller
{
    /// <summary>Longest text that is kept of a header; the rest is cut.</summary>
    public const int HeaderLengthMax = 256;

    /// <summary>Entries for a task that one request may bring.</summary>
    public const int TaskEntriesMax = 32;

    private const string LocalSource = "local";
    private const string TaskEntryPrefix = "x-http-other-config-";
    private const string TaskKeyPrefix = "http:";

    public override string Source => Address?.ToString() ?? LocalSource;

    public override string Origin
    {
        get
        {
            string agent = UserAgent;
            return agent.Length == 0 ? Source : Source + " " + agent;
        }
    }

    public override string UserAgent => Header("User-Agent");

    public override bool IsLocal => context.Features.Get<LocalConnection>() is not null;

    public override CancellationToken Aborted => context.RequestAborted;

    public override string Originator => Header("originator");

    public override Ref<TaskRecord> ParentTask =>
        ObjectRef.TryParse(Header("subtask-of"), out ObjectRef task) ? task.As<TaskRecord>() : default;

    public override XenMap<string, string> TaskOtherConfig
    {
        get
        {
            XenMap<string, string> entries = XenMap<string, string>.Empty;
            foreach ((string name, Microsoft.Extensions.Primitives.StringValues value) in context.Request.Headers)
            {
                if (entries.Count < TaskEntriesMax
                    && name.StartsWith(TaskEntryPrefix, StringComparison.OrdinalIgnoreCase))
                {
                    entries = entries.With(TaskKeyPrefix + name[TaskEntryPrefix.Length..], value.ToString());
                }
            }
            return entries;
        }
    }

    private IPAddress? Address => context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped
        ? mapped.MapToIPv4()
        : context.Connection.RemoteIpAddress;

    private string Header(string name)
    {
        string value = context.Request.Headers[name].ToString();
        return value.Length > HeaderLengthMax ? value[..HeaderLengthMax] : value;
    }
}
