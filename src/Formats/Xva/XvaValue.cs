namespace Xen.Model.Formats.Xva;

/// <summary>
/// A value of the description of an exported VM: one of XML-RPC, its scalars still as text. Immutable.
/// </summary>
public sealed class XvaValue
{
    private XvaValue(
        XvaValueKind kind,
        string text,
        IReadOnlyList<XvaValue> items,
        IReadOnlyList<KeyValuePair<string, XvaValue>> members)
    {
        Kind = kind;
        Text = text;
        Items = items;
        Members = members;
    }

    /// <summary>What it was written as.</summary>
    public XvaValueKind Kind { get; }

    /// <summary>A scalar as it was written; empty for lists and structs.</summary>
    public string Text { get; }

    /// <summary>The members of a list; empty otherwise.</summary>
    public IReadOnlyList<XvaValue> Items { get; }

    /// <summary>The members of a struct in the order they came; empty otherwise.</summary>
    public IReadOnlyList<KeyValuePair<string, XvaValue>> Members { get; }

    /// <summary>A text.</summary>
    public static XvaValue Of(string text) => Scalar(XvaValueKind.Text, text);

    /// <summary>True or false.</summary>
    public static XvaValue Of(bool value) => Scalar(XvaValueKind.Boolean, value ? "1" : "0");

    /// <summary>A scalar.</summary>
    public static XvaValue Scalar(XvaValueKind kind, string text) => new(kind, text, [], []);

    /// <summary>A list.</summary>
    public static XvaValue Array(IReadOnlyList<XvaValue> items) => new(XvaValueKind.Array, "", items, []);

    /// <summary>Named values.</summary>
    public static XvaValue Struct(IReadOnlyList<KeyValuePair<string, XvaValue>> members) =>
        new(XvaValueKind.Struct, "", [], members);

    /// <summary>Named values.</summary>
    public static XvaValue Struct(params (string Name, XvaValue Value)[] members) =>
        Struct([.. members.Select(member => KeyValuePair.Create(member.Name, member.Value))]);

    /// <summary>The member of a name, the last one when there are several; null when there is none.</summary>
    public XvaValue? Find(string name)
    {
        for (int at = Members.Count - 1; at >= 0; at--)
        {
            if (Members[at].Key == name)
            {
                return Members[at].Value;
            }
        }
        return null;
    }

    /// <summary>The text of a member; empty when there is none.</summary>
    public string TextOf(string name) => Find(name)?.Text ?? "";
}
