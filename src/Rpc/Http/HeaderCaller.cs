using System.Net;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch;

namespace Xen.Model.Rpc.Http;

/// <summary>What the headers of a request and its connection say about the caller.</summary>
internal abstract class HeaderCaller : RpcCaller
{
    /// <summary>Longest text that is kept of a header; the rest is cut.</summary>
    public const int HeaderLengthMax = 256;

    /// <summary>Entries for a task that one request may bring.</summary>
    public const int TaskEntriesMax = 32;

    private const string LocalSource = "local";
    private const string TaskEntryPrefix = "x-http-other-config-";
    private const string TaskKeyPrefix = "http:";

    public override string Source => Plain(Address)?.ToString() ?? LocalSource;

    public override string Origin
    {
        get
        {
            string agent = UserAgent;
            return agent.Length == 0 ? Source : Source + " " + agent;
        }
    }

    public override string UserAgent => Short("User-Agent");

    public override string Originator => Short("originator");

    public override Ref<TaskRecord> ParentTask =>
        ObjectRef.TryParse(Short("subtask-of"), out ObjectRef task) ? task.As<TaskRecord>() : default;

    public override XenMap<string, string> TaskOtherConfig
    {
        get
        {
            XenMap<string, string> entries = XenMap<string, string>.Empty;
            foreach ((string name, string value) in Headers)
            {
                if (entries.Count < TaskEntriesMax
                    && name.StartsWith(TaskEntryPrefix, StringComparison.OrdinalIgnoreCase))
                {
                    entries = entries.With(TaskKeyPrefix + name[TaskEntryPrefix.Length..], value);
                }
            }
            return entries;
        }
    }

    /// <summary>The client's address; null for none.</summary>
    protected abstract IPAddress? Address { get; }

    /// <summary>All headers.</summary>
    protected abstract IEnumerable<KeyValuePair<string, string>> Headers { get; }

    /// <summary>A header; empty for none.</summary>
    protected abstract string Header(string name);

    private static IPAddress? Plain(IPAddress? address) =>
        address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    private string Short(string name)
    {
        string value = Header(name);
        return value.Length > HeaderLengthMax ? value[..HeaderLengthMax] : value;
    }
}
