using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

internal sealed class TextCodec : Codec<string>
{
    public override XenType Type => XenType.Text;

    public override string Empty => "";

    public override void Pack(ref MessagePackWriter writer, string value) => writer.Write(value);

    public override string Unpack(ref MessagePackReader reader) => reader.ReadString() ?? "";

    public override void Write(IWireWriter writer, string value) => writer.Text(value);

    public override string Read(in WireValue value, WireReadContext context)
    {
        if (value.Kind == WireKind.Text)
        {
            return value.Text;
        }
        context.Expected("string", value);
        return "";
    }

    public override string QueryText(string value) => value;

    public override bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
