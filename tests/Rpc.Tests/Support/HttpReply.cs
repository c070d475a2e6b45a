namespace Xen.Model.Rpc.Tests.Support;

/// <summary>One HTTP reply as it came.</summary>
internal sealed record HttpReply(int Status, IReadOnlyDictionary<string, string> Headers, string Body);
