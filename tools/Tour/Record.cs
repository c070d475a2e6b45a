using System.Collections;

namespace Xen.Model.Tour;

/// <summary>A structure from the wire, with its members by name.</summary>
internal sealed class Record(IReadOnlyDictionary<string, object> members) : IEnumerable<KeyValuePair<string, object>>
{
    public int Count => members.Count;

    public object this[string name] =>
        members.TryGetValue(name, out object? value)
            ? value
            : throw new TourFailedException($"the member {name} is missing");

    public bool Has(string name) => members.ContainsKey(name);

    public string Text(string name) => (string)this[name];

    public bool Flag(string name) => (bool)this[name];

    public Record Map(string name) => (Record)this[name];

    public IReadOnlyList<string> Texts(string name) => [.. ((List<object>)this[name]).Cast<string>()];

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
