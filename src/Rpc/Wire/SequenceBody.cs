using System.Buffers;

namespace Xen.Model.Rpc.Wire;

/// <summary>Gives a body that arrived in pieces to a decoder that wants it in one.</summary>
internal static class SequenceBody
{
    internal delegate RpcRequest Decoder(ReadOnlySpan<byte> body, WireLimits limits);

    internal static RpcRequest Read(in ReadOnlySequence<byte> body, WireLimits limits, Decoder decode)
    {
        if (body.IsSingleSegment)
        {
            return decode(body.FirstSpan, limits);
        }
        WireCollector.CheckLength(body.Length, limits);
        int length = (int)body.Length;
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            body.CopyTo(rented);
            return decode(rented.AsSpan(0, length), limits);
        }
        finally
        {
            // A body can hold a password; the pool must not hand it to somebody else.
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }
}
