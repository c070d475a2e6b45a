using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

internal sealed class NothingCodec : Codec<Nothing>
{
    public override XenType Type => XenType.Void;

    public override Nothing Empty => default;

    public override void Pack(ref MessagePackWriter writer, Nothing value) => writer.WriteNil();

    public override Nothing Unpack(ref MessagePackReader reader)
    {
        reader.Skip();
        return default;
    }

    public override void Write(IWireWriter writer, Nothing value) => writer.Text("");

    public override Nothing Read(in WireValue value, WireReadContext context) => default;

    public override string QueryText(Nothing value) => "";
}
