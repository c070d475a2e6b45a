using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Wire;

namespace Xen.Model.Tests.Codec;

public sealed class EnumCodecTests
{
    [Theory]
    [InlineData("Halted")]
    [InlineData("halted")]
    [InlineData("HALTED")]
    public void Values_are_read_without_regard_to_case(string text)
    {
        Reading.Good(Enums.VMPowerState, WireValue.Of(text)).Should().Be(VMPowerState.Halted);
    }

    [Fact]
    public void An_unknown_value_is_a_type_error()
    {
        Reading.Error(Enums.VMPowerState, WireValue.Of("Asleep")).Should().Contain("Unknown tag/contents");
        Reading.Error(Enums.VMPowerState, WireValue.Of("")).Should().Contain("Unknown tag/contents");
        Reading.Error(Enums.VMPowerState, WireValue.Of(0L)).Should().Contain("string");
    }

    [Fact]
    public void Every_value_of_every_enum_survives_log_and_wire()
    {
        DataModel.EnumTypes.Should().NotBeEmpty();
        foreach (IEnumInfo type in DataModel.EnumTypes)
        {
            Type values = type.GetType().GetGenericArguments()[0];
            Enum.GetValues(values).Length.Should().Be(type.Values.Count, "{0} names each of its values", type.WireName);
            typeof(EnumCodecTests).GetMethod(nameof(RoundTrip), System.Reflection.BindingFlags.NonPublic
                | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(values).Invoke(null, [type]);
        }
    }

    [Fact]
    public void A_number_that_the_enum_does_not_have_is_refused_in_the_log()
    {
        foreach (int number in (int[])[-1, 5, int.MaxValue])
        {
            byte[] bytes = Pack.Bytes((ref MessagePackWriter writer) => writer.Write(number));
            Action reading = () =>
                Pack.Read(bytes, (ref MessagePackReader reader) => Enums.VMPowerState.Unpack(ref reader));
            reading.Should().Throw<MessagePackException>().WithMessage($"*{number}*vm_power_state*");
        }
    }

    private static void RoundTrip<T>(EnumCodec<T> codec)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            byte[] bytes = Pack.Bytes((ref MessagePackWriter writer) => codec.Pack(ref writer, value));
            Pack.Read(bytes, (ref MessagePackReader reader) => codec.Unpack(ref reader)).Should().Be(value);
            string name = codec.NameOf(value);
            T read = Reading.Good(codec, WireValue.Of(name));
            // Where two names differ in case only, the first is what loose input means.
            codec.NameOf(read).Should().BeEquivalentTo(name);
            if (codec.Values.Count(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)) == 1)
            {
                read.Should().Be(value);
            }
        }
    }
}
