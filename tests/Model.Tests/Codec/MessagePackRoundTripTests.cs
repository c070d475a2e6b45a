using Xen.Model.Codec;

namespace Xen.Model.Tests.Codec;

public sealed class MessagePackRoundTripTests
{
    /// <summary>One value of every format: the seed of the damaged inputs below.</summary>
    private static readonly byte[] Everything = Pack.Bytes((ref w) =>
    {
        w.WriteMapHeader(16);
        for (int i = 0; i < 16; i++)
        {
            w.Write(i);
            w.WriteArrayHeader(2);
            w.Write(new string('\u00e4', i * 10));
            w.Write(new byte[i * 20].AsSpan());
        }
        w.Write(long.MinValue);
        w.Write(int.MinValue);
        w.Write(ulong.MaxValue);
        w.Write(1.25);
        w.WriteRaw([0xca, 0, 0, 0, 0, 0xc0, 0xc2, 0xc3]);
        w.Write(DateTime.UnixEpoch);
        w.Write(DateTime.UnixEpoch.AddTicks(1));
        w.Write(DateTime.MinValue);
        w.WriteRaw([0xd4, 5, 0, 0xd5, 5, 0, 0, 0xc7, 0, 5, 0xc8, 0, 1, 5, 0, 0xc9, 0, 0, 0, 1, 5, 0]);
        w.WriteRaw([0xd8, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    });

    private static readonly Pack.ReadFunction[] Readers =
    [
        (ref r) => r.TryReadNil(),
        (ref r) => r.ReadBoolean(),
        (ref r) => r.ReadInt32(),
        (ref r) => r.ReadInt64(),
        (ref r) => r.ReadUInt64(),
        (ref r) => r.ReadDouble(),
        (ref r) => r.ReadString(),
        (ref r) => r.ReadBytes().Length,
        (ref r) => r.ReadGuid(),
        (ref r) => r.ReadDateTime(),
        (ref r) => r.ReadArrayHeader(),
        (ref r) => r.ReadMapHeader(),
        (ref r) => r.NextMessagePackType,
        (ref r) => { r.Skip(); return null; },
    ];

    [Fact]
    public void Every_scalar_comes_back_as_it_was_written()
    {
        var random = new Random(1);
        for (int i = 0; i < 5000; i++)
        {
            long integer = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            double number = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            string text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Letter(random)));
            byte[] binary = new byte[random.Next(300)];
            random.NextBytes(binary);
            var time = new DateTime(random.NextInt64(DateTime.MaxValue.Ticks + 1), DateTimeKind.Utc);
            var identity = new Guid(Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256)).ToArray());

            byte[] bytes = Pack.Bytes((ref w) =>
            {
                w.Write(integer);
                w.Write((int)(integer >> 32));
                w.Write(unchecked((ulong)integer));
                w.Write(number);
                w.Write(text);
                w.Write(binary.AsSpan());
                w.Write(time);
                w.Write(identity);
            });

            var reader = new MessagePackReader(bytes.AsSpan());
            Assert.Equal(integer, reader.ReadInt64());
            Assert.Equal((int)(integer >> 32), reader.ReadInt32());
            Assert.Equal(unchecked((ulong)integer), reader.ReadUInt64());
            Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(reader.ReadDouble()));
            Assert.Equal(text, reader.ReadString());
            Assert.Equal(binary, reader.ReadBytes().ToArray());
            Assert.Equal(time, reader.ReadDateTime());
            Assert.Equal(identity, reader.ReadGuid());
            Assert.True(reader.End);
        }
    }

    [Fact]
    public void The_ends_of_time_come_back()
    {
        foreach (DateTime time in new[] { DateTime.MinValue, DateTime.MaxValue, DateTime.UnixEpoch })
        {
            Pack.Read(Pack.Bytes((ref w) => w.Write(time)), (ref r) => r.ReadDateTime()).Should().Be(time);
        }
    }

    [Fact]
    public void Skipping_passes_over_one_whole_value_of_any_type()
    {
        var reader = new MessagePackReader(Everything.AsSpan());

        reader.Skip();
        reader.ReadInt64().Should().Be(long.MinValue, "the map and all it holds are one value");
        for (int i = 0; i < 16; i++)
        {
            reader.Skip();
        }

        reader.End.Should().BeTrue();
    }

    [Fact]
    public void Skipping_a_million_nested_arrays_needs_no_stack()
    {
        byte[] nested = Enumerable.Repeat((byte)0x91, 1_000_000).Append((byte)0xc0).ToArray();
        var reader = new MessagePackReader(nested.AsSpan());

        reader.Skip();

        reader.End.Should().BeTrue();
    }

    [Fact]
    public void Nested_headers_that_promise_more_than_the_input_are_refused() =>
        Pack.Reading("9392920102", (ref r) => { r.Skip(); return null; }).Should().Throw<MessagePackException>();

    [Fact]
    public void An_input_cut_anywhere_gives_the_one_exception()
    {
        for (int length = 0; length < Everything.Length; length++)
        {
            OutcomeOfSkippingAll(Everything.AsSpan(0, length)).Should().BeLessThan(18);
        }
        OutcomeOfSkippingAll(Everything).Should().Be(18);
    }

    [Fact]
    public void A_random_input_gives_a_value_or_the_one_exception_from_every_method()
    {
        var random = new Random(2);
        byte[] noise = new byte[24];
        for (int i = 0; i < 20_000; i++)
        {
            random.NextBytes(noise);
            // Every format byte gets its turn in front of short and long rests.
            noise[0] = (byte)(i & 255);
            int length = random.Next(noise.Length + 1);
            foreach (Pack.ReadFunction read in Readers)
            {
                ReadOrRefuse(noise.AsSpan(0, length), read);
            }
        }
    }

    private static string Letter(Random random) => random.Next(4) switch
    {
        0 => "\U0001F600",
        1 => "\u20ac",
        2 => "\u00e4",
        _ => "a",
    };

    /// <summary>Number of values passed over before the end or the refusal.</summary>
    private static int OutcomeOfSkippingAll(ReadOnlySpan<byte> input)
    {
        var reader = new MessagePackReader(input);
        int values = 0;
        try
        {
            while (!reader.End)
            {
                reader.Skip();
                values++;
            }
        }
        catch (MessagePackException)
        {
            return values;
        }
        return values;
    }

    private static void ReadOrRefuse(ReadOnlySpan<byte> input, Pack.ReadFunction read)
    {
        var reader = new MessagePackReader(input);
        try
        {
            read(ref reader);
            reader.Consumed.Should().BeInRange(0, input.Length);
        }
        catch (MessagePackException)
        {
            // Refused as it should be; any other exception fails the test.
        }
    }
}
