namespace Xen.Model.Schema;

/// <summary>
/// Declares an enum of the API. Its members are numbered 0, 1, 2 and so on; numbers are never used again.
/// </summary>
/// <param name="wireName">Name in the data model.</param>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class XenEnumAttribute(string wireName) : Attribute
{
    /// <summary>Name in the data model.</summary>
    public string WireName { get; } = wireName;
}
