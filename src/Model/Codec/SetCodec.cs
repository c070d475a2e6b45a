using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

internal sealed class SetCodec<T>(Codec<T> element) : Codec<XenSet<T>>, ISetCodec
{
    public override XenType Type { get; } = XenType.Set(element.Type);

    public override XenSet<T> Empty => XenSet<T>.Empty;

    public override void Pack(ref MessagePackWriter writer, XenSet<T> value)
    {
        writer.WriteArrayHeader(value.Count);
        foreach (T item in value)
        {
            element.Pack(ref writer, item);
        }
    }

    public override XenSet<T> Unpack(ref MessagePackReader reader)
    {
        var items = new T[reader.ReadArrayHeader()];
        for (int at = 0; at < items.Length; at++)
        {
            items[at] = element.Unpack(ref reader);
        }
        return XenSet<T>.Of(items);
    }

    public override void Write(IWireWriter writer, XenSet<T> value)
    {
        writer.BeginArray();
        foreach (T item in value)
        {
            element.Write(writer, item);
        }
        writer.EndArray();
    }

    public override XenSet<T> Read(in WireValue value, WireReadContext context)
    {
        if (value.Kind != WireKind.Array)
        {
            context.Expected("array", value);
            return Empty;
        }
        var items = new T[value.Items.Count];
        for (int at = 0; at < items.Length; at++)
        {
            items[at] = element.Read(value.Items[at], context);
        }
        return XenSet<T>.Of(items);
    }

    public override string QueryText(XenSet<T> value) => QuerySyntax.Set(value.Select(element.QueryText));

    /// <summary>Another order of the same members is a change: clients see it, so the log must have it.</summary>
    public override bool Same(XenSet<T> left, XenSet<T> right) =>
        ReferenceEquals(left, right)
        || (left.Count == right.Count && left.Zip(right).All(pair => element.Same(pair.First, pair.Second)));

    object ISetCodec.ReadMember(in WireValue value, WireReadContext context) => element.Read(value, context)!;

    object ISetCodec.With(object set, object member) => ((XenSet<T>)set).With((T)member);

    object ISetCodec.Without(object set, object member) => ((XenSet<T>)set).Without((T)member);
}
