using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Xen.Model.Codec;

/// <summary>
/// Writes MessagePack, always in the shortest format that holds the value, so that equal values give equal bytes. Bytes
/// reach the output only with <see cref="Flush"/>. Pass it by reference: a copy has its own position. Not thread-safe.
/// </summary>
/// <param name="output">Receives the bytes; nothing else may write to it before <see cref="Flush"/>.</param>
public ref struct MessagePackWriter(IBufferWriter<byte> output)
{
    private const int LongestHeader = 5;

    /// <summary>Up to this many chars the worst case (three bytes each) is reserved, not counted.</summary>
    private const int ShortText = 4096;

    private readonly IBufferWriter<byte> _output = output;
    private Span<byte> _span;
    private int _position;

    /// <summary>Writes the absent value.</summary>
    public void WriteNil() => WriteByte(MessagePackCode.Nil);

    /// <summary>Writes false or true.</summary>
    public void Write(bool value) => WriteByte(value ? MessagePackCode.True : MessagePackCode.False);

    /// <summary>Writes an integer in one to five bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(int value)
    {
        // One comparison for -32..127; the sum may wrap and is then too large.
        if (unchecked((uint)(value + 32)) < 160)
        {
            WriteByte(unchecked((byte)value));
        }
        else
        {
            WriteSigned(value);
        }
    }

    /// <summary>Writes an integer in one to nine bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(long value)
    {
        if (unchecked((ulong)(value + 32)) < 160)
        {
            WriteByte(unchecked((byte)value));
        }
        else
        {
            WriteSigned(value);
        }
    }

    /// <summary>Writes an integer in one to nine bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ulong value)
    {
        if (value <= MessagePackCode.MaxFixInt)
        {
            WriteByte(unchecked((byte)value));
        }
        else
        {
            WriteUnsigned(value);
        }
    }

    /// <summary>Writes a 64 bit floating point number, bit for bit; NaN payloads and signed zeros are kept.</summary>
    public void Write(double value)
    {
        Span<byte> room = Room(9);
        room[0] = MessagePackCode.Float64;
        BinaryPrimitives.WriteDoubleBigEndian(room[1..], value);
        _position += 9;
    }

    /// <summary>Writes text as UTF-8, or nil for null.</summary>
    /// <exception cref="MessagePackException">
    /// The text holds an unpaired surrogate. Replacing it would make the value read differ from the value written.
    /// </exception>
    public void Write(string? value)
    {
        if (value is null)
        {
            WriteNil();
            return;
        }
        bool isShort = value.Length <= ShortText;
        int most = isShort ? value.Length * 3 : Encoding.UTF8.GetByteCount(value);
        Span<byte> room = Room(LongestHeader + most);
        // The header's size is guessed (exact for ASCII); a wrong guess costs one move of the text.
        int guess = TextHeaderSize(isShort ? value.Length : most);
        int written = Encode(value, room[guess..]);
        int size = TextHeaderSize(written);
        if (size != guess)
        {
            room.Slice(guess, written).CopyTo(room[size..]);
        }
        PutTextHeader(room, written);
        _position += size + written;
    }

    /// <summary>Writes bytes in a bin format.</summary>
    public void Write(ReadOnlySpan<byte> value)
    {
        if (value.Length <= byte.MaxValue)
        {
            Span<byte> room = Room(2);
            room[1] = unchecked((byte)value.Length);
            room[0] = MessagePackCode.Bin8;
            _position += 2;
        }
        else if (value.Length <= ushort.MaxValue)
        {
            Write16(MessagePackCode.Bin16, unchecked((ushort)value.Length));
        }
        else
        {
            Write32(MessagePackCode.Bin32, unchecked((uint)value.Length));
        }
        WriteRaw(value);
    }

    /// <summary>Writes an identity as bin 16, most significant byte first, so that bytes and text sort alike.</summary>
    public void Write(Guid value)
    {
        Span<byte> room = Room(18);
        room[1] = 16;
        room[0] = MessagePackCode.Bin8;
        value.TryWriteBytes(room[2..], bigEndian: true, out _);
        _position += 18;
    }

    /// <summary>Writes a timestamp extension of 32, 64 or 96 bits, whichever is the shortest exact one.</summary>
    /// <param name="value">In UTC; an unspecified kind is taken as UTC.</param>
    /// <exception cref="ArgumentException">The value is in local time, which differs between machines.</exception>
    public void Write(DateTime value)
    {
        if (value.Kind == DateTimeKind.Local)
        {
            throw new ArgumentException("a timestamp must be in UTC", nameof(value));
        }
        long seconds = (value.Ticks / TimeSpan.TicksPerSecond) - MessagePackCode.EpochSeconds;
        uint nanoseconds = (uint)(value.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick);
        Span<byte> room = Room(15);
        if (seconds >>> 34 != 0)
        {
            room[0] = MessagePackCode.Ext8;
            room[1] = 12;
            room[2] = MessagePackCode.TimestampType;
            BinaryPrimitives.WriteUInt32BigEndian(room[3..], nanoseconds);
            BinaryPrimitives.WriteInt64BigEndian(room[7..], seconds);
            _position += 15;
        }
        else if (nanoseconds != 0 || seconds > uint.MaxValue)
        {
            room[0] = MessagePackCode.FixExt8;
            room[1] = MessagePackCode.TimestampType;
            BinaryPrimitives.WriteUInt64BigEndian(room[2..], ((ulong)nanoseconds << 34) | (ulong)seconds);
            _position += 10;
        }
        else
        {
            room[0] = MessagePackCode.FixExt4;
            room[1] = MessagePackCode.TimestampType;
            BinaryPrimitives.WriteUInt32BigEndian(room[2..], (uint)seconds);
            _position += 6;
        }
    }

    /// <summary>Begins an array; as many values must follow.</summary>
    /// <param name="count">Number of values; zero or more.</param>
    public void WriteArrayHeader(int count) =>
        WriteHeader(count, MessagePackCode.FixArray, MessagePackCode.Array16, MessagePackCode.Array32);

    /// <summary>Begins a map; as many pairs of key and value must follow.</summary>
    /// <param name="count">Number of pairs; zero or more.</param>
    public void WriteMapHeader(int count) =>
        WriteHeader(count, MessagePackCode.FixMap, MessagePackCode.Map16, MessagePackCode.Map32);

    /// <summary>Copies bytes that are MessagePack already.</summary>
    /// <param name="encoded">Whole values; not checked.</param>
    public void WriteRaw(ReadOnlySpan<byte> encoded)
    {
        encoded.CopyTo(Room(encoded.Length));
        _position += encoded.Length;
    }

    /// <summary>Hands everything written so far to the output. The writer can be used on.</summary>
    public void Flush()
    {
        if (_position > 0)
        {
            _output.Advance(_position);
        }
        _span = default;
        _position = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteHeader(int count, byte fix, byte code16, byte code32)
    {
        if (unchecked((uint)count) <= 15)
        {
            WriteByte(unchecked((byte)(fix | count)));
        }
        else
        {
            WriteLongHeader(count, code16, code32);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteLongHeader(int count, byte code16, byte code32)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count <= ushort.MaxValue)
        {
            Write16(code16, unchecked((ushort)count));
        }
        else
        {
            Write32(code32, unchecked((uint)count));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteSigned(long value)
    {
        if (value >= 0)
        {
            WriteUnsigned(unchecked((ulong)value));
        }
        else if (value >= sbyte.MinValue)
        {
            Write8(MessagePackCode.Int8, unchecked((byte)value));
        }
        else if (value >= short.MinValue)
        {
            Write16(MessagePackCode.Int16, unchecked((ushort)value));
        }
        else if (value >= int.MinValue)
        {
            Write32(MessagePackCode.Int32, unchecked((uint)value));
        }
        else
        {
            Write64(MessagePackCode.Int64, unchecked((ulong)value));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteUnsigned(ulong value)
    {
        if (value <= byte.MaxValue)
        {
            Write8(MessagePackCode.UInt8, unchecked((byte)value));
        }
        else if (value <= ushort.MaxValue)
        {
            Write16(MessagePackCode.UInt16, unchecked((ushort)value));
        }
        else if (value <= uint.MaxValue)
        {
            Write32(MessagePackCode.UInt32, unchecked((uint)value));
        }
        else
        {
            Write64(MessagePackCode.UInt64, value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteByte(byte value)
    {
        Room(1)[0] = value;
        _position++;
    }

    private void Write8(byte code, byte value)
    {
        Span<byte> room = Room(2);
        room[1] = value;
        room[0] = code;
        _position += 2;
    }

    private void Write16(byte code, ushort value)
    {
        Span<byte> room = Room(3);
        room[0] = code;
        BinaryPrimitives.WriteUInt16BigEndian(room[1..], value);
        _position += 3;
    }

    private void Write32(byte code, uint value)
    {
        Span<byte> room = Room(5);
        room[0] = code;
        BinaryPrimitives.WriteUInt32BigEndian(room[1..], value);
        _position += 5;
    }

    private void Write64(byte code, ulong value)
    {
        Span<byte> room = Room(9);
        room[0] = code;
        BinaryPrimitives.WriteUInt64BigEndian(room[1..], value);
        _position += 9;
    }

    private static int Encode(string value, Span<byte> room)
    {
        OperationStatus status = Utf8.FromUtf16(value, room, out _, out int written, replaceInvalidSequences: false);
        return status == OperationStatus.Done ? written : throw MessagePackException.UnpairedSurrogate();
    }

    private static int TextHeaderSize(int length) => length switch
    {
        <= 31 => 1,
        <= byte.MaxValue => 2,
        <= ushort.MaxValue => 3,
        _ => LongestHeader,
    };

    private static void PutTextHeader(Span<byte> room, int length)
    {
        switch (length)
        {
            case <= 31:
                room[0] = unchecked((byte)(MessagePackCode.FixStr | length));
                break;
            case <= byte.MaxValue:
                room[0] = MessagePackCode.Str8;
                room[1] = unchecked((byte)length);
                break;
            case <= ushort.MaxValue:
                room[0] = MessagePackCode.Str16;
                BinaryPrimitives.WriteUInt16BigEndian(room[1..], unchecked((ushort)length));
                break;
            default:
                room[0] = MessagePackCode.Str32;
                BinaryPrimitives.WriteUInt32BigEndian(room[1..], unchecked((uint)length));
                break;
        }
    }

    /// <summary>The free part of the span, at least <paramref name="count"/> bytes; the position stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Room(int count)
    {
        if (_span.Length - _position < count)
        {
            Refill(count);
        }
        return _span[_position..];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refill(int count)
    {
        Flush();
        _span = _output.GetSpan(count);
    }
}
