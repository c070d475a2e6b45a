namespace Xen.Model.Primitives;

/// <summary>Handle of an object of any class. The default value is the null reference.</summary>
/// <param name="Id">The random part of the wire form; empty for null.</param>
public readonly record struct ObjectRef(Guid Id)
{
    /// <summary>What every wire form begins with.</summary>
    public const string Prefix = "OpaqueRef:";

    /// <summary>The wire form of the reference to nothing.</summary>
    public const string NullText = "OpaqueRef:NULL";

    /// <summary>Length of the wire form of every reference but null.</summary>
    public const int TextLength = 46;

    private const int GuidTextLength = 36;

    /// <summary>The reference to nothing.</summary>
    public static ObjectRef Null => default;

    /// <summary>True for the reference to nothing.</summary>
    public bool IsNull => Id == Guid.Empty;

    /// <summary>
    /// Reads the wire form. The empty text is null too, as some defaults of the data model spell it so. Anything that
    /// no server of ours can have handed out (other prefix, upper-case digits) is refused: it cannot name an object.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ObjectRef reference)
    {
        reference = default;
        if (text.IsEmpty || text.SequenceEqual(NullText))
        {
            return true;
        }
        if (text.Length != Prefix.Length + GuidTextLength || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }
        ReadOnlySpan<char> tail = text[Prefix.Length..];
        if (tail.ContainsAnyInRange('A', 'F') || !Guid.TryParseExact(tail, "D", out Guid id) || id == Guid.Empty)
        {
            return false;
        }
        reference = new ObjectRef(id);
        return true;
    }

    /// <summary>Gives the handle the class that the caller knows it has.</summary>
    public Ref<T> As<T>()
        where T : Schema.XenRecord, Schema.IXenRecord => new(Id);

    /// <summary>The wire form.</summary>
    public override string ToString() =>
        IsNull ? NullText : string.Create(Prefix.Length + GuidTextLength, Id, static (span, id) =>
        {
            Prefix.CopyTo(span);
            id.TryFormat(span[Prefix.Length..], out _);
        });
}
