using System.Buffers;
using Xen.Model.Codec;

namespace Xen.Model.Tests.Codec;

/// <summary>Short ways to bytes and back, for the tests of this folder.</summary>
internal static class Pack
{
    internal delegate void WriteAction(ref MessagePackWriter writer);

    internal delegate object? ReadFunction(ref MessagePackReader reader);

    internal static byte[] Bytes(WriteAction write)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(output);
        write(ref writer);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    internal static string Hex(WriteAction write) => Convert.ToHexString(Bytes(write)).ToLowerInvariant();

    /// <summary>Reads one value and insists that it was the whole input.</summary>
    internal static object? Read(byte[] bytes, ReadFunction read)
    {
        var reader = new MessagePackReader(bytes.AsMemory());
        object? value = read(ref reader);
        reader.End.Should().BeTrue();
        reader.Consumed.Should().Be(bytes.Length);
        return value;
    }

    internal static object? ReadHex(string hex, ReadFunction read) => Read(Convert.FromHexString(hex), read);

    internal static Action Reading(string hex, ReadFunction read) => () =>
    {
        var reader = new MessagePackReader(Convert.FromHexString(hex).AsSpan());
        read(ref reader);
    };
}
