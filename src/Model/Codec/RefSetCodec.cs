using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

internal sealed class RefSetCodec<T> : Codec<RefSet<T>>, ISetCodec
    where T : XenRecord, IXenRecord
{
    public static readonly RefSetCodec<T> Instance = new();

    public override XenType Type { get; } = XenType.Set(XenType.Ref(T.WireName));

    public override RefSet<T> Empty => RefSet<T>.Empty;

    public override void Pack(ref MessagePackWriter writer, RefSet<T> value)
    {
        writer.WriteArrayHeader(value.Count);
        foreach (Ref<T> member in value)
        {
            ObjectRefCodec.Pack(ref writer, member);
        }
    }

    public override RefSet<T> Unpack(ref MessagePackReader reader)
    {
        var members = new Ref<T>[reader.ReadArrayHeader()];
        for (int at = 0; at < members.Length; at++)
        {
            members[at] = new Ref<T>(ObjectRefCodec.Unpack(ref reader).Id);
        }
        return RefSet<T>.Of(members);
    }

    public override void Write(IWireWriter writer, RefSet<T> value)
    {
        writer.BeginArray();
        foreach (Ref<T> member in value)
        {
            writer.Text(member.ToString());
        }
        writer.EndArray();
    }

    public override RefSet<T> Read(in WireValue value, WireReadContext context)
    {
        if (value.Kind != WireKind.Array)
        {
            context.Expected("array", value);
            return Empty;
        }
        var members = new Ref<T>[value.Items.Count];
        for (int at = 0; at < members.Length; at++)
        {
            members[at] = new Ref<T>(context.Reference(T.WireName, value.Items[at]).Id);
        }
        return RefSet<T>.Of(members);
    }

    public override string QueryText(RefSet<T> value) =>
        QuerySyntax.Set(value.Select<Ref<T>, string>(member => member.ToString()));

    /// <summary>Another order of the same members is a change: clients see it, so the log must have it.</summary>
    public override bool Same(RefSet<T> left, RefSet<T> right) =>
        ReferenceEquals(left, right)
        || (left.Count == right.Count && ((IEnumerable<Ref<T>>)left).SequenceEqual(right));

    object ISetCodec.ReadMember(in WireValue value, WireReadContext context) =>
        new Ref<T>(context.Reference(T.WireName, value).Id);

    object ISetCodec.With(object set, object member) => ((RefSet<T>)set).With((Ref<T>)member);

    object ISetCodec.Without(object set, object member) => ((RefSet<T>)set).Without((Ref<T>)member);
}
