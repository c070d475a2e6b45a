using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

internal sealed class MapCodec<TKey, TValue>(Codec<TKey> key, Codec<TValue> value)
    : Codec<XenMap<TKey, TValue>>, IMapCodec
    where TKey : notnull
{
    public override XenType Type { get; } = XenType.Map(key.Type, value.Type);

    public override XenMap<TKey, TValue> Empty => XenMap<TKey, TValue>.Empty;

    public override void Pack(ref MessagePackWriter writer, XenMap<TKey, TValue> map)
    {
        writer.WriteMapHeader(map.Count);
        foreach (KeyValuePair<TKey, TValue> entry in map)
        {
            key.Pack(ref writer, entry.Key);
            value.Pack(ref writer, entry.Value);
        }
    }

    public override XenMap<TKey, TValue> Unpack(ref MessagePackReader reader)
    {
        var entries = new KeyValuePair<TKey, TValue>[reader.ReadMapHeader()];
        for (int at = 0; at < entries.Length; at++)
        {
            TKey entryKey = key.Unpack(ref reader);
            entries[at] = KeyValuePair.Create(entryKey, value.Unpack(ref reader));
        }
        return XenMap<TKey, TValue>.Of(entries);
    }

    public override void Write(IWireWriter writer, XenMap<TKey, TValue> map)
    {
        writer.BeginStruct();
        foreach (KeyValuePair<TKey, TValue> entry in map)
        {
            writer.Member(key.KeyText(entry.Key));
            value.Write(writer, entry.Value);
        }
        writer.EndStruct();
    }

    public override XenMap<TKey, TValue> Read(in WireValue wire, WireReadContext context)
    {
        if (wire.Kind != WireKind.Struct)
        {
            context.Expected("dictionary", wire);
            return Empty;
        }
        var entries = new List<KeyValuePair<TKey, TValue>>(wire.Members.Count);
        foreach (KeyValuePair<string, WireValue> member in wire.Members)
        {
            entries.Add(KeyValuePair.Create(key.ReadKey(member.Key, context), value.Read(member.Value, context)));
        }
        return XenMap<TKey, TValue>.Of(entries);
    }

    public override string QueryText(XenMap<TKey, TValue> map) =>
        QuerySyntax.Map(map.Select(entry => (key.QueryText(entry.Key), value.QueryText(entry.Value))));

    /// <summary>Another order of the same entries is a change: clients see it, so the log must have it.</summary>
    public override bool Same(XenMap<TKey, TValue> left, XenMap<TKey, TValue> right) =>
        ReferenceEquals(left, right)
        || (left.Count == right.Count && left.Zip(right).All(pair =>
            key.Same(pair.First.Key, pair.Second.Key) && value.Same(pair.First.Value, pair.Second.Value)));

    object IMapCodec.ReadKey(in WireValue wire, WireReadContext context) => key.Read(wire, context);

    object IMapCodec.ReadEntry(in WireValue wire, WireReadContext context) => value.Read(wire, context)!;

    bool IMapCodec.Contains(object map, object entryKey) => ((XenMap<TKey, TValue>)map).ContainsKey((TKey)entryKey);

    object IMapCodec.With(object map, object entryKey, object entry) =>
        ((XenMap<TKey, TValue>)map).With((TKey)entryKey, (TValue)entry);

    object IMapCodec.Without(object map, object entryKey) => ((XenMap<TKey, TValue>)map).Without((TKey)entryKey);

    string IMapCodec.TextOf(object entryKey) => key.KeyText((TKey)entryKey);
}
