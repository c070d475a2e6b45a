using System.Buffers;
using Xen.Model.Rpc.Json;
using Xen.Model.Rpc.Wire;
using Xen.Model.Rpc.Xml;

namespace Xen.Model.Rpc.Tests.Wire;

/// <summary>Whatever the bytes, a reader answers with a request or with the one refusal.</summary>
public sealed class MutationTests
{
    private const int Rounds = 4000;

    private static readonly byte[][] s_tokens = Array.ConvertAll(
    [
        "<", ">", "&", "&amp;", "&#65;", "&#xD800;", "]]>", "<![CDATA[", "<!--", "-->", "<!DOCTYPE a>", "</value>",
        "<value>", "<nil/>", "<struct>", "<data/>", "\"", "\\", "\\ud83d", "{", "}", "[", "]", ",", ":", "1e999",
    ],
    Sample.Utf8);

    [Fact]
    public void Mutated_XML_is_decoded_or_refused() =>
        Mutate(11, XmlSeed, body => XmlRequestReader.Read(body, WireLimits.Default));

    [Fact]
    public void Mutated_JSON_is_decoded_or_refused() =>
        Mutate(12, JsonSeed, body => JsonRequestReader.Read(body, WireLimits.Default));

    [Fact]
    public void Every_beginning_of_a_body_alone_is_refused()
    {
        var random = new Random(13);
        byte[] xml = XmlSeed(random);
        byte[] json = JsonSeed(random);
        for (int i = 0; i < xml.Length; i++)
        {
            FluentActions.Invoking(() => XmlRequestReader.Read(xml.AsSpan(0, i), WireLimits.Default))
                .Should().Throw<RpcDecodeException>();
        }
        for (int i = 0; i < json.Length; i++)
        {
            FluentActions.Invoking(() => JsonRequestReader.Read(json.AsSpan(0, i), WireLimits.Default))
                .Should().Throw<RpcDecodeException>();
        }
    }

    [Fact]
    public void A_body_in_pieces_reads_like_a_body_in_one()
    {
        var random = new Random(14);
        byte[] xml = XmlSeed(random);
        byte[] json = JsonSeed(random);
        Sample.Show(XmlRequestReader.Read(Pieces(xml), WireLimits.Default))
            .Should().Be(Sample.Show(XmlRequestReader.Read(xml, WireLimits.Default)));
        Sample.Show(JsonRequestReader.Read(Pieces(json), WireLimits.Default))
            .Should().Be(Sample.Show(JsonRequestReader.Read(json, WireLimits.Default)));
    }

    /// <summary>A valid XML call.</summary>
    internal static byte[] XmlSeed(Random random) => Sample.Utf8("<?xml version='1.0'?>\n"
        + Sample.XmlCall(Written.Xml(writer => Sample.Write(writer, RandomValue.Next(random)))));

    /// <summary>Changes some bytes of a body.</summary>
    internal static byte[] Mutated(Random random, byte[] body)
    {
        List<byte> bytes = [.. body];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 8), bytes.Count - at));
                    bytes.Add((byte)'\n');
                    break;
                case 2:
                    bytes.InsertRange(at, s_tokens[random.Next(s_tokens.Length)]);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(at + 1), 1));
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }
        return [.. bytes];
    }

    private static byte[] JsonSeed(Random random) => Sample.Utf8(
        Sample.JsonCall("[" + Written.Json(writer => Sample.Write(writer, RandomValue.Next(random))) + "]"));

    private static void Mutate(int seed, Func<Random, byte[]> start, Func<byte[], RpcRequest> read)
    {
        var random = new Random(seed);
        int decoded = 0;
        for (int i = 0; i < Rounds; i++)
        {
            byte[] body = Mutated(random, start(random));
            try
            {
                read(body).MethodName.Should().NotBeEmpty();
                decoded++;
            }
            catch (RpcDecodeException)
            {
                // The expected refusal; any other exception fails the test.
            }
        }
        decoded.Should().BeInRange(1, Rounds - 1, "mutations must reach both outcomes");
    }

    private static ReadOnlySequence<byte> Pieces(byte[] body)
    {
        var first = new Piece(body.AsMemory(0, 10), null);
        var last = new Piece(body.AsMemory(10), first);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            if (before is not null)
            {
                RunningIndex = before.Memory.Length;
                before.Next = this;
            }
        }
    }
}
