using Xen.Model.Formats.ThinCli;

namespace Xen.Model.Formats.Tests.ThinCli;

/// <summary>The bytes of messages.</summary>
public sealed class ThinMessageTests
{
    public static TheoryData<ThinMessage> Messages { get; } =
    [
        new ThinCommand.Print(""), new ThinCommand.Print("grüezi\n"), new ThinCommand.PrintStderr("\r50%"),
        new ThinCommand.Debug("d"), new ThinCommand.Load("/tmp/a b"), new ThinCommand.HttpGet("", "/export?x=1&y=2"),
        new ThinCommand.HttpPut("f", "https://h/import"), new ThinCommand.HttpConnect("/console"),
        new ThinCommand.Prompt(), new ThinCommand.Exit(0), new ThinCommand.Exit(-1),
        new ThinResponse(ThinAnswer.Ok), new ThinResponse(ThinAnswer.Failed), new ThinResponse(ThinAnswer.Wait),
        new ThinBlob(0), new ThinBlob(int.MaxValue), ThinBlob.End,
    ];

    [Theory, MemberData(nameof(Messages)), Trait("Obligation", "XE-60")]
    public void What_is_written_can_be_read(ThinMessage message)
    {
        byte[] bytes = ThinEncoder.Encode(message);
        BitConverter.ToInt32(bytes).Should().Be(bytes.Length - 4);
        ThinDecoder.Decode(bytes.AsSpan(4)).Should().Be(message);
    }

    [Fact, Trait("Obligation", "XE-60")]
    public void Errors_carry_their_parameters()
    {
        var error = new ThinCommand.Error("SOME_CODE", ["a", "", "c"]);
        byte[] bytes = ThinEncoder.Encode(error);
        var read = (ThinCommand.Error)ThinDecoder.Decode(bytes.AsSpan(4));
        read.Code.Should().Be("SOME_CODE");
        read.Parameters.Should().Equal("a", "", "c");
    }

    [Theory, Trait("Obligation", "XE-60")]
    [InlineData("0e000000 09000000 00000000 02000000 6869", "print")]
    [InlineData("0c000000 09000000 04000000 00000000", "exit")]
    [InlineData("08000000 0a000000 05000000", "ok")]
    [InlineData("08000000 0a000000 12000000", "wait")]
    [InlineData("0c000000 0b000000 07000000 05000000", "chunk")]
    [InlineData("08000000 0b000000 08000000", "end")]
    [InlineData("08000000 09000000 03000000", "prompt")]
    [InlineData("12000000 09000000 0c000000 01000000 66 01000000 2f", "get")]
    [InlineData("12000000 09000000 0d000000 01000000 66 01000000 2f", "put")]
    [InlineData("19000000 09000000 0e000000 01000000 43 02000000 00000000 00000000", "error")]
    public void The_bytes_are_those_of_the_protocol(string hex, string name)
    {
        ThinMessage message = name switch
        {
            "print" => new ThinCommand.Print("hi"),
            "exit" => new ThinCommand.Exit(0),
            "ok" => new ThinResponse(ThinAnswer.Ok),
            "wait" => new ThinResponse(ThinAnswer.Wait),
            "chunk" => new ThinBlob(5),
            "end" => ThinBlob.End,
            "prompt" => new ThinCommand.Prompt(),
            "get" => new ThinCommand.HttpGet("f", "/"),
            "put" => new ThinCommand.HttpPut("f", "/"),
            _ => new ThinCommand.Error("C", ["", ""]),
        };
        Convert.ToHexStringLower(ThinEncoder.Encode(message)).Should().Be(
            hex.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact, Trait("Obligation", "XE-61")]
    public void Damaged_messages_are_refused_and_nothing_else_happens()
    {
        var random = new Random(5);
        List<byte[]> whole = [];
        foreach (ThinMessage message in Messages)
        {
            whole.Add(ThinEncoder.Encode(message)[4..]);
        }
        int refused = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = [.. whole[random.Next(whole.Count)]];
            switch (random.Next(3))
            {
                case 0:
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes = bytes[..random.Next(bytes.Length)];
                    break;
                default:
                    bytes = [.. bytes, (byte)random.Next(256)];
                    break;
            }
            try
            {
                ThinDecoder.Decode(bytes);
            }
            catch (ThinProtocolException)
            {
                refused++;
            }
        }
        refused.Should().BeGreaterThan(10_000);
    }

    [Fact, Trait("Obligation", "XE-61")]
    public void A_list_that_says_it_is_huge_takes_no_memory()
    {
        byte[] bytes = Convert.FromHexString("090000000e0000000100000043ffffff7f");
        Action reading = () => ThinDecoder.Decode(bytes);
        reading.Should().Throw<ThinProtocolException>();
    }

    [Fact]
    public void Arguments_are_lines_without_their_carriage_returns()
    {
        ThinArguments.Read("vm-list\r\nuuid=1\n\nname-label=a=b\n"u8)
            .Should().Equal("vm-list", "uuid=1", "name-label=a=b");
        ThinArguments.Write(["a", "b\nc"]).Should().Equal("a\nb c\n"u8.ToArray());
    }
}
