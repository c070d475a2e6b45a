using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;

namespace Xen.Model.Bench.Throughput.Clients;

/// <summary>
/// What a writer puts into the description of a VM: which VM, the how-many-eth change of it, and when. Subscribers find
/// it in the bytes of an event, without reading the rest.
/// </summary>
/// <param name="Place">Which VM.</param>
/// <param name="Number">The how-many-eth change, from 1.</param>
/// <param name="Ticks">When it was made, by the stop watch of this process.</param>
internal readonly record struct Stamp(int Place, int Number, long Ticks)
{
    private static ReadOnlySpan<byte> Mark => "\"name_description\":\"#"u8;

    public static Stamp Now(int place, int number) => new(place, number, Stopwatch.GetTimestamp());

    /// <summary>All stamps in a reply.</summary>
    public static List<Stamp> In(ReadOnlySpan<byte> reply)
    {
        var stamps = new List<Stamp>();
        for (int at = reply.IndexOf(Mark); at >= 0; at = reply.IndexOf(Mark))
        {
            reply = reply[(at + Mark.Length)..];
            stamps.Add(new Stamp((int)Take(ref reply), (int)Take(ref reply), Take(ref reply)));
        }
        return stamps;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"#{Place},{Number},{Ticks},");

    private static long Take(ref ReadOnlySpan<byte> text)
    {
        if (!Utf8Parser.TryParse(text, out long number, out int length))
        {
            throw new InvalidDataException("a description that this load did not write");
        }
        text = text[(length + 1)..];
        return number;
    }
}
