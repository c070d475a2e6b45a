namespace Xen.Model.Harness;

/// <summary>The server answered a call with an API error.</summary>
public sealed class RpcFailedException(string method, IReadOnlyList<string> description)
    : Exception($"{method}: {string.Join(", ", description)}")
{
    public string Code => description[0];

    public IReadOnlyList<string> Description => description;
}
