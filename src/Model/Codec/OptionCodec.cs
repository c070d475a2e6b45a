using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

/// <summary>A value that may be absent. Where it is absent, the writer of the record leaves its member out.</summary>
internal sealed class OptionCodec<T>(Codec<T> inner) : Codec<T?>
    where T : class
{
    public override XenType Type { get; } = XenType.Option(inner.Type);

    public override T? Empty => null;

    public override void Pack(ref MessagePackWriter writer, T? value)
    {
        if (value is null)
        {
            writer.WriteNil();
        }
        else
        {
            inner.Pack(ref writer, value);
        }
    }

    public override T? Unpack(ref MessagePackReader reader) => reader.TryReadNil() ? null : inner.Unpack(ref reader);

    public override void Write(IWireWriter writer, T? value)
    {
        if (value is not null)
        {
            inner.Write(writer, value);
        }
    }

    public override T? Read(in WireValue value, WireReadContext context) =>
        value.Kind == WireKind.Nil ? null : inner.Read(value, context);

    public override string QueryText(T? value) => value is null ? "" : inner.QueryText(value);
}
