using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

internal sealed class BoolCodec : Codec<bool>
{
    public override XenType Type => XenType.Bool;

    public override bool Empty => false;

    public override void Pack(ref MessagePackWriter writer, bool value) => writer.Write(value);

    public override bool Unpack(ref MessagePackReader reader) => reader.ReadBoolean();

    public override void Write(IWireWriter writer, bool value) => writer.Boolean(value);

    public override bool Read(in WireValue value, WireReadContext context)
    {
        if (value.Kind == WireKind.Boolean)
        {
            return value.Boolean;
        }
        context.Expected("bool", value);
        return false;
    }

    public override string QueryText(bool value) => value ? "true" : "false";
}
