using System.Buffers;
using Xen.Model.Codec;

namespace Xen.Model.Tests.Codec;

public sealed class MessagePackWriterTests
{
    [Fact]
    public void Nil_and_booleans_take_one_byte()
    {
        Pack.Hex((ref w) => w.WriteNil()).Should().Be("c0");
        Pack.Hex((ref w) => w.Write(false)).Should().Be("c2");
        Pack.Hex((ref w) => w.Write(true)).Should().Be("c3");
    }

    [Theory]
    [InlineData(0, "00")]
    [InlineData(127, "7f")]
    [InlineData(128, "cc80")]
    [InlineData(255, "ccff")]
    [InlineData(256, "cd0100")]
    [InlineData(65535, "cdffff")]
    [InlineData(65536, "ce00010000")]
    [InlineData(2147483647, "ce7fffffff")]
    [InlineData(4294967295, "ceffffffff")]
    [InlineData(4294967296, "cf0000000100000000")]
    [InlineData(long.MaxValue, "cf7fffffffffffffff")]
    [InlineData(-1, "ff")]
    [InlineData(-32, "e0")]
    [InlineData(-33, "d0df")]
    [InlineData(-128, "d080")]
    [InlineData(-129, "d1ff7f")]
    [InlineData(-32768, "d18000")]
    [InlineData(-32769, "d2ffff7fff")]
    [InlineData(int.MinValue, "d280000000")]
    [InlineData(-2147483649, "d3ffffffff7fffffff")]
    [InlineData(long.MinValue, "d38000000000000000")]
    public void An_integer_takes_the_shortest_format(long value, string hex)
    {
        Pack.Hex((ref w) => w.Write(value)).Should().Be(hex);
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            Pack.Hex((ref w) => w.Write((int)value)).Should().Be(hex);
        }
        if (value >= 0)
        {
            Pack.Hex((ref w) => w.Write((ulong)value)).Should().Be(hex);
        }
    }

    [Fact]
    public void The_largest_unsigned_integer_takes_nine_bytes() =>
        Pack.Hex((ref w) => w.Write(ulong.MaxValue)).Should().Be("cfffffffffffffffff");

    [Theory]
    [InlineData(0d, "cb0000000000000000")]
    [InlineData(-0d, "cb8000000000000000")]
    [InlineData(1.5, "cb3ff8000000000000")]
    [InlineData(double.NegativeInfinity, "cbfff0000000000000")]
    public void A_number_is_written_bit_for_bit(double value, string hex) =>
        Pack.Hex((ref w) => w.Write(value)).Should().Be(hex);

    [Theory]
    [InlineData(0, "a0")]
    [InlineData(31, "bf")]
    [InlineData(32, "d920")]
    [InlineData(255, "d9ff")]
    [InlineData(256, "da0100")]
    [InlineData(4096, "da1000")]
    [InlineData(4097, "da1001")]
    [InlineData(65535, "daffff")]
    [InlineData(65536, "db00010000")]
    public void A_string_takes_the_shortest_header(int length, string header)
    {
        string text = new('x', length);

        Pack.Hex((ref w) => w.Write(text))
            .Should().Be(header + string.Concat(Enumerable.Repeat("78", length)));
    }

    [Theory]
    [InlineData(15, "be")]
    [InlineData(16, "d920")]
    [InlineData(127, "d9fe")]
    [InlineData(128, "da0100")]
    [InlineData(32767, "dafffe")]
    [InlineData(32768, "db00010000")]
    public void A_string_header_counts_bytes_not_chars(int length, string header)
    {
        string text = new('\u00e4', length);

        Pack.Hex((ref w) => w.Write(text))
            .Should().Be(header + string.Concat(Enumerable.Repeat("c3a4", length)));
    }

    [Fact]
    public void A_null_string_is_nil() => Pack.Hex((ref w) => w.Write((string?)null)).Should().Be("c0");

    [Fact]
    public void A_string_outside_the_basic_plane_is_four_bytes_of_UTF8() =>
        Pack.Hex((ref w) => w.Write("\U0001F600")).Should().Be("a4f09f9880");

    [Theory]
    [InlineData(1)]
    [InlineData(5000)]
    public void An_unpaired_surrogate_is_refused_and_writes_nothing(int before)
    {
        string text = new string('x', before) + '\ud800';
        var output = new ArrayBufferWriter<byte>();

        Action act = () =>
        {
            var writer = new MessagePackWriter(output);
            try
            {
                writer.Write(text);
            }
            finally
            {
                writer.Flush();
            }
        };

        act.Should().Throw<MessagePackException>();
        output.WrittenCount.Should().Be(0);
    }

    [Theory]
    [InlineData(0, "c400")]
    [InlineData(255, "c4ff")]
    [InlineData(256, "c50100")]
    [InlineData(65535, "c5ffff")]
    [InlineData(65536, "c600010000")]
    public void Binary_takes_the_shortest_header(int length, string header) =>
        Pack.Hex((ref w) => w.Write(new byte[length].AsSpan()))
            .Should().Be(header + new string('0', length * 2));

    [Theory]
    [InlineData(0, "90", "80")]
    [InlineData(15, "9f", "8f")]
    [InlineData(16, "dc0010", "de0010")]
    [InlineData(65535, "dcffff", "deffff")]
    [InlineData(65536, "dd00010000", "df00010000")]
    [InlineData(int.MaxValue, "dd7fffffff", "df7fffffff")]
    public void A_collection_takes_the_shortest_header(int count, string array, string map)
    {
        Pack.Hex((ref w) => w.WriteArrayHeader(count)).Should().Be(array);
        Pack.Hex((ref w) => w.WriteMapHeader(count)).Should().Be(map);
    }

    [Fact]
    public void A_negative_count_is_refused()
    {
        Action array = () => Pack.Bytes((ref w) => w.WriteArrayHeader(-1));
        Action map = () => Pack.Bytes((ref w) => w.WriteMapHeader(int.MinValue));

        array.Should().Throw<ArgumentOutOfRangeException>();
        map.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(0, 0, "d6ff00000000")]
    [InlineData(4294967295, 0, "d6ffffffffff")]
    [InlineData(4294967296, 0, "d7ff0000000100000000")]
    [InlineData(1, 1, "d7ff0000019000000001")]
    [InlineData(17179869183, 9999999, "d7ffee6b2673ffffffff")]
    [InlineData(17179869184, 0, "c70cff000000000000000400000000")]
    [InlineData(-1, 0, "c70cff00000000ffffffffffffffff")]
    public void A_timestamp_takes_the_shortest_of_its_three_formats(long seconds, long ticks, string hex)
    {
        DateTime time = DateTime.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + ticks);

        Pack.Hex((ref w) => w.Write(time)).Should().Be(hex);
    }

    [Fact]
    public void A_local_time_is_refused()
    {
        Action act = () => Pack.Bytes((ref w) => w.Write(new DateTime(1, DateTimeKind.Local)));

        act.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void An_identity_is_binary_with_the_most_significant_byte_first() =>
        Pack.Hex((ref w) => w.Write(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff")))
            .Should().Be("c41000112233445566778899aabbccddeeff");

    [Fact]
    public void Raw_bytes_are_copied_as_they_are() =>
        Pack.Hex((ref w) => { w.WriteArrayHeader(1); w.WriteRaw([0xc3]); }).Should().Be("91c3");

    [Fact]
    public void Nothing_reaches_the_output_before_the_flush_and_the_writer_goes_on_after_it()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(output);

        writer.Write(1);
        output.WrittenCount.Should().Be(0);
        writer.Flush();
        output.WrittenCount.Should().Be(1);
        writer.Write(2);
        writer.Flush();
        writer.Flush();

        output.WrittenSpan.ToArray().Should().Equal(1, 2);
    }
}
