using System.Buffers.Binary;

namespace Xen.Model.Engine.LogFiles.Index;

/// <summary>A place in a segment where a reader can begin without reading what lies before it.</summary>
/// <param name="Id">Id of the event that the frame begins with; of a note: of the event that comes next.</param>
/// <param name="Offset">Offset of the frame in the file.</param>
internal readonly record struct Waypoint(long Id, long Offset)
{
    /// <summary>Bytes of a waypoint in the file.</summary>
    internal const int Size = 2 * sizeof(long);

    internal void Put(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Id);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[sizeof(long)..], Offset);
    }

    internal static Waypoint Get(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt64LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes[sizeof(long)..]));
}
