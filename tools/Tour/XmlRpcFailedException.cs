namespace Xen.Model.Tour;

/// <summary>The server answered with Status Failure.</summary>
internal sealed class XmlRpcFailedException(string method, IReadOnlyList<string> description)
    : Exception($"{method} answered {string.Join(", ", description)}")
{
    public string Code => description.Count == 0 ? "" : description[0];
}
