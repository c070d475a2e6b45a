using System.Globalization;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

internal sealed class FloatCodec : Codec<double>
{
    public override XenType Type => XenType.Float;

    public override double Empty => 0;

    public override void Pack(ref MessagePackWriter writer, double value) => writer.Write(value);

    public override double Unpack(ref MessagePackReader reader) => reader.ReadDouble();

    public override void Write(IWireWriter writer, double value) => writer.Double(value);

    public override double Read(in WireValue value, WireReadContext context)
    {
        switch (value.Kind)
        {
            case WireKind.Double:
                return value.Double;
            case WireKind.Integer:
                return value.Integer;
            case WireKind.Text when TryParse(value.Text, out double number):
                return number;
            default:
                context.Expected("float", value);
                return 0;
        }
    }

    public override string QueryText(double value) => FloatText.Of(value, FloatText.QueryDigits);

    /// <summary>
    /// Not-a-number and the infinities compare equal to themselves, so writing them again is no change.
    /// </summary>
    public override bool Same(double left, double right) => left.Equals(right);

    private static bool TryParse(string text, out double number)
    {
        number = text switch
        {
            "nan" or "NaN" => double.NaN,
            "inf" or "Infinity" => double.PositiveInfinity,
            "-inf" or "-Infinity" => double.NegativeInfinity,
            _ => 0,
        };
        return number != 0 || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
