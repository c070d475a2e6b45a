using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

internal sealed class RefCodec<T> : Codec<Ref<T>>
    where T : XenRecord, IXenRecord
{
    public static readonly RefCodec<T> Instance = new();

    public override XenType Type { get; } = XenType.Ref(T.WireName);

    public override Ref<T> Empty => default;

    public override void Pack(ref MessagePackWriter writer, Ref<T> value) => ObjectRefCodec.Pack(ref writer, value);

    public override Ref<T> Unpack(ref MessagePackReader reader) => new(ObjectRefCodec.Unpack(ref reader).Id);

    public override void Write(IWireWriter writer, Ref<T> value) => writer.Text(value.ToString());

    public override Ref<T> Read(in WireValue value, WireReadContext context) =>
        new(context.Reference(T.WireName, value).Id);

    public override string QueryText(Ref<T> value) => value.ToString();

    public override ObjectRef ReferenceOf(Ref<T> value) => value;

    public override bool Same(Ref<T> left, Ref<T> right) => left.Id == right.Id;
}
