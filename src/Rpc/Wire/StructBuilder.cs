using Xen.Model.Wire;

namespace Xen.Model.Rpc.Wire;

/// <summary>Collects the members of one struct. A repeated name keeps its first place and its last value.</summary>
internal sealed class StructBuilder
{
    // Up to here comparing names one by one is cheaper than hashing them.
    private const int LinearMax = 12;

    private readonly List<KeyValuePair<string, WireValue>> _members = [];
    private Dictionary<string, int>? _places;

    public int Count => _members.Count;

    public void Set(string name, in WireValue value)
    {
        int place = Find(name);
        if (place >= 0)
        {
            _members[place] = new(name, value);
            return;
        }
        _places?.Add(name, _members.Count);
        _members.Add(new(name, value));
    }

    public WireValue Build() => WireValue.Struct(_members);

    private int Find(string name)
    {
        if (_members.Count > LinearMax)
        {
            _places ??= Places();
            return _places.GetValueOrDefault(name, -1);
        }
        for (int i = 0; i < _members.Count; i++)
        {
            if (string.Equals(_members[i].Key, name, StringComparison.Ordinal))
            {
                return i;
            }
        }
        return -1;
    }

    private Dictionary<string, int> Places()
    {
        var places = new Dictionary<string, int>(_members.Count * 2, StringComparer.Ordinal);
        for (int i = 0; i < _members.Count; i++)
        {
            places.Add(_members[i].Key, i);
        }
        return places;
    }
}
