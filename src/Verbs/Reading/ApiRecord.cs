using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Reading;

/// <summary>An object as the API gave it. Immutable.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record ApiRecord(XenClass Class, string Reference, IReadOnlyDictionary<string, WireValue> Fields)
{
    /// <summary>Its uuid.</summary>
    public string Uuid => Text("uuid");

    /// <summary>Its name; empty where it has none.</summary>
    public string NameLabel => Text("name_label");

    /// <summary>A field; nil when there is none of the name.</summary>
    public WireValue this[string name] => Fields.TryGetValue(name, out WireValue value) ? value : WireValue.Nil;

    /// <summary>A text, an enum or a reference.</summary>
    public string Text(string name) => this[name].Text;

    /// <summary>The members of a set of texts or references.</summary>
    public IEnumerable<string> Texts(string name) => this[name].Items.Select(item => item.Text);

    /// <summary>What a key of a map leads to; null for nothing.</summary>
    public string? Entry(string name, string key)
    {
        foreach ((string found, WireValue value) in this[name].Members)
        {
            if (found == key)
            {
                return value.Text;
            }
        }
        return null;
    }
}
