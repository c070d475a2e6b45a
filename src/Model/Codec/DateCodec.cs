using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

internal sealed class DateCodec : Codec<DateTimeOffset>
{
    public override XenType Type => XenType.Date;

    public override DateTimeOffset Empty => DateTimeOffset.UnixEpoch;

    public override void Pack(ref MessagePackWriter writer, DateTimeOffset value) =>
        writer.Write(value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks);

    public override DateTimeOffset Unpack(ref MessagePackReader reader)
    {
        int start = reader.Consumed;
        long ticks = reader.ReadInt64();
        return ticks >= -DateTimeOffset.UnixEpoch.Ticks
            && ticks <= DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks
            ? DateTimeOffset.UnixEpoch.AddTicks(ticks)
            : throw MessagePackException.OutOfRange("a time", start);
    }

    public override void Write(IWireWriter writer, DateTimeOffset value) => writer.Date(value);

    public override DateTimeOffset Read(in WireValue value, WireReadContext context)
    {
        if (value.Kind is WireKind.DateTime or WireKind.Text && DateText.TryParse(value.Text, out DateTimeOffset time))
        {
            return time;
        }
        context.Expected("datetime", value);
        return Empty;
    }

    public override string QueryText(DateTimeOffset value) => DateText.Of(value);
}
