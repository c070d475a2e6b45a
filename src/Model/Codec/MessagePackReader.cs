using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Xen.Model.Codec;

/// <summary>
/// Reads MessagePack from one piece of memory. Every format of a type is accepted, not only the shortest. Input that is
/// truncated, malformed or of another type gives <see cref="MessagePackException"/> and nothing else; the reader is not
/// used after it. Pass it by reference: a copy has its own position. Not thread-safe.
/// </summary>
/// <param name="data">The bytes to read; may hold several values one after the other.</param>
public ref struct MessagePackReader(ReadOnlySpan<byte> data)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _data = data;
    private int _position;

    /// <summary>Reads from memory.</summary>
    /// <param name="data">The bytes to read; may hold several values one after the other.</param>
    public MessagePackReader(ReadOnlyMemory<byte> data)
        : this(data.Span)
    {
    }

    /// <summary>True when all bytes were read.</summary>
    public readonly bool End => _position >= _data.Length;

    /// <summary>How many bytes were read: the offset of the next value.</summary>
    public readonly int Consumed => _position;

    /// <summary>Type of the next value, which stays unread.</summary>
    /// <exception cref="MessagePackException">The input is at its end.</exception>
    public readonly MessagePackType NextMessagePackType => MessagePackCode.TypeOf(NextCode());

    private readonly int Remaining => _data.Length - _position;

    /// <summary>Reads a nil if the next value is one.</summary>
    /// <returns>False, with nothing read, when it is something else or the input is at its end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadNil()
    {
        if (End || _data[_position] != MessagePackCode.Nil)
        {
            return false;
        }
        _position++;
        return true;
    }

    /// <summary>Reads false or true.</summary>
    public bool ReadBoolean()
    {
        byte code = NextCode();
        if (code is not (MessagePackCode.False or MessagePackCode.True))
        {
            throw MessagePackException.Unexpected("a boolean", code, _position);
        }
        _position++;
        return code == MessagePackCode.True;
    }

    /// <summary>Reads an integer from -2^31 to 2^31-1, in whichever width it was written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadInt32()
    {
        byte code = NextCode();
        if (code <= MessagePackCode.MaxFixInt)
        {
            _position++;
            return code;
        }
        return ReadLongInt32();
    }

    /// <summary>Reads an integer from -2^63 to 2^63-1, in whichever width it was written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadInt64()
    {
        byte code = NextCode();
        if (code <= MessagePackCode.MaxFixInt)
        {
            _position++;
            return code;
        }
        return ReadLongInt64(code);
    }

    /// <summary>Reads an integer from 0 to 2^64-1, in whichever width it was written.</summary>
    public ulong ReadUInt64()
    {
        int start = _position;
        byte code = NextCode();
        if (code == MessagePackCode.UInt64)
        {
            return Read64();
        }
        long value = ReadInt64();
        return value >= 0
            ? unchecked((ulong)value)
            : throw MessagePackException.OutOfRange("an unsigned integer", start);
    }

    /// <summary>Reads a floating point number of either width or an integer; above 2^53 those are rounded.</summary>
    public double ReadDouble()
    {
        byte code = NextCode();
        switch (code)
        {
            case MessagePackCode.Float64:
                double wide = BinaryPrimitives.ReadDoubleBigEndian(Next(9)[1..]);
                _position += 9;
                return wide;
            case MessagePackCode.Float32:
                float narrow = BinaryPrimitives.ReadSingleBigEndian(Next(5)[1..]);
                _position += 5;
                return narrow;
            case MessagePackCode.UInt64:
                return Read64();
            default:
                return MessagePackCode.TypeOf(code) == MessagePackType.Integer
                    ? ReadInt64()
                    : throw MessagePackException.Unexpected("a number", code, _position);
        }
    }

    /// <summary>Reads text, or null for nil.</summary>
    /// <exception cref="MessagePackException">Also when the bytes are not valid UTF-8.</exception>
    public string? ReadString()
    {
        byte code = NextCode();
        if (code == MessagePackCode.Nil)
        {
            _position++;
            return null;
        }
        int start = _position;
        ReadOnlySpan<byte> text = code switch
        {
            >= MessagePackCode.FixStr and < MessagePackCode.Nil => Payload(1, (uint)(code & 31)),
            MessagePackCode.Str8 => Payload(2, Next(2)[1]),
            MessagePackCode.Str16 => Payload(3, BinaryPrimitives.ReadUInt16BigEndian(Next(3)[1..])),
            MessagePackCode.Str32 => Payload(5, BinaryPrimitives.ReadUInt32BigEndian(Next(5)[1..])),
            _ => throw MessagePackException.Unexpected("a string", code, _position),
        };
        try
        {
            return StrictUtf8.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw MessagePackException.BadText(start);
        }
    }

    /// <summary>Reads bytes written in a bin format.</summary>
    /// <returns>A view into the input, no copy. A nil is refused; ask <see cref="TryReadNil"/> first.</returns>
    public ReadOnlySpan<byte> ReadBytes()
    {
        byte code = NextCode();
        return code switch
        {
            MessagePackCode.Bin8 => Payload(2, Next(2)[1]),
            MessagePackCode.Bin16 => Payload(3, BinaryPrimitives.ReadUInt16BigEndian(Next(3)[1..])),
            MessagePackCode.Bin32 => Payload(5, BinaryPrimitives.ReadUInt32BigEndian(Next(5)[1..])),
            _ => throw MessagePackException.Unexpected("binary", code, _position),
        };
    }

    /// <summary>Reads an identity written as bin 16, most significant byte first.</summary>
    public Guid ReadGuid()
    {
        int start = _position;
        ReadOnlySpan<byte> bytes = ReadBytes();
        return bytes.Length == 16
            ? new Guid(bytes, bigEndian: true)
            : throw MessagePackException.OutOfRange("an identity of 16 bytes", start);
    }

    /// <summary>Reads a timestamp of 32, 64 or 96 bits; nanoseconds below a tick (100 ns) are cut off.</summary>
    /// <returns>The time in UTC.</returns>
    public DateTime ReadDateTime()
    {
        int start = _position;
        ReadOnlySpan<byte> body = Extension(out byte type);
        if (type != MessagePackCode.TimestampType)
        {
            throw MessagePackException.OutOfRange("a timestamp extension", start);
        }
        long seconds;
        ulong nanoseconds = 0;
        switch (body.Length)
        {
            case 4:
                seconds = BinaryPrimitives.ReadUInt32BigEndian(body);
                break;
            case 8:
                ulong both = BinaryPrimitives.ReadUInt64BigEndian(body);
                nanoseconds = both >> 34;
                seconds = (long)(both & 0x3_ffff_ffff);
                break;
            case 12:
                nanoseconds = BinaryPrimitives.ReadUInt32BigEndian(body);
                seconds = BinaryPrimitives.ReadInt64BigEndian(body[4..]);
                break;
            default:
                throw MessagePackException.OutOfRange("a timestamp of 4, 8 or 12 bytes", start);
        }
        // 253402300799 is the last second of the year 9999.
        if (nanoseconds > 999_999_999 || seconds is < -MessagePackCode.EpochSeconds or > 253_402_300_799)
        {
            throw MessagePackException.OutOfRange("a timestamp", start);
        }
        long ticks = (seconds + MessagePackCode.EpochSeconds) * TimeSpan.TicksPerSecond;
        return new DateTime(ticks + ((long)nanoseconds / TimeSpan.NanosecondsPerTick), DateTimeKind.Utc);
    }

    /// <summary>Reads the number of values of an array; they follow.</summary>
    /// <returns>At most the number of bytes left, so that a caller may allocate by it.</returns>
    public int ReadArrayHeader()
    {
        byte code = NextCode();
        return code switch
        {
            >= MessagePackCode.FixArray and < MessagePackCode.FixStr => Count(1, (uint)(code & 15), 1),
            MessagePackCode.Array16 => Count(3, BinaryPrimitives.ReadUInt16BigEndian(Next(3)[1..]), 1),
            MessagePackCode.Array32 => Count(5, BinaryPrimitives.ReadUInt32BigEndian(Next(5)[1..]), 1),
            _ => throw MessagePackException.Unexpected("an array", code, _position),
        };
    }

    /// <summary>Reads the number of pairs of a map; keys and values follow in turn.</summary>
    /// <returns>At most half the number of bytes left, so that a caller may allocate by it.</returns>
    public int ReadMapHeader()
    {
        byte code = NextCode();
        return code switch
        {
            >= MessagePackCode.FixMap and < MessagePackCode.FixArray => Count(1, (uint)(code & 15), 2),
            MessagePackCode.Map16 => Count(3, BinaryPrimitives.ReadUInt16BigEndian(Next(3)[1..]), 2),
            MessagePackCode.Map32 => Count(5, BinaryPrimitives.ReadUInt32BigEndian(Next(5)[1..]), 2),
            _ => throw MessagePackException.Unexpected("a map", code, _position),
        };
    }

    /// <summary>Passes over one value of any type with everything in it, at any depth and without recursion.</summary>
    public void Skip()
    {
        byte code = NextCode();
        int size = code switch
        {
            <= MessagePackCode.MaxFixInt or MessagePackCode.Nil => 1,
            >= MessagePackCode.FixStr and < MessagePackCode.Nil => 1 + (code & 31),
            _ => 0,
        };
        if (size > 0 && size <= Remaining)
        {
            // Most values are short.
            _position += size;
            return;
        }
        SkipNested();
    }

    private void SkipNested()
    {
        long open = 1;
        while (open > 0)
        {
            open += SkipOne() - 1;
            // Every value takes a byte or more; this ends a forged nest of headers early.
            if (open > Remaining)
            {
                throw MessagePackException.Truncated(_position);
            }
        }
    }

    /// <summary>Passes over a scalar or a header.</summary>
    /// <returns>How many values follow as its content.</returns>
    private long SkipOne()
    {
        byte code = NextCode();
        switch (MessagePackCode.TypeOf(code))
        {
            case MessagePackType.Array:
                return ReadArrayHeader();
            case MessagePackType.Map:
                return 2L * ReadMapHeader();
            case MessagePackType.Extension:
                Extension(out _);
                return 0;
            case MessagePackType.Binary:
                ReadBytes();
                return 0;
            case MessagePackType.Unknown:
                throw MessagePackException.Unexpected("a value", code, _position);
            default:
                Payload(FixedPart(code), TextLength(code));
                return 0;
        }
    }

    /// <summary>Bytes of a scalar without its text, the format byte included.</summary>
    private static int FixedPart(byte code) => code switch
    {
        MessagePackCode.UInt8 or MessagePackCode.Int8 or MessagePackCode.Str8 => 2,
        MessagePackCode.UInt16 or MessagePackCode.Int16 or MessagePackCode.Str16 => 3,
        MessagePackCode.UInt32 or MessagePackCode.Int32 or MessagePackCode.Str32 or MessagePackCode.Float32 => 5,
        MessagePackCode.UInt64 or MessagePackCode.Int64 or MessagePackCode.Float64 => 9,
        _ => 1,
    };

    private readonly uint TextLength(byte code) => code switch
    {
        >= MessagePackCode.FixStr and < MessagePackCode.Nil => (uint)(code & 31),
        MessagePackCode.Str8 => Next(2)[1],
        MessagePackCode.Str16 => BinaryPrimitives.ReadUInt16BigEndian(Next(3)[1..]),
        MessagePackCode.Str32 => BinaryPrimitives.ReadUInt32BigEndian(Next(5)[1..]),
        _ => 0,
    };

    private ReadOnlySpan<byte> Extension(out byte type)
    {
        byte code = NextCode();
        (int header, uint length) = code switch
        {
            >= MessagePackCode.FixExt1 and <= MessagePackCode.FixExt16 => (2, 1u << (code - MessagePackCode.FixExt1)),
            MessagePackCode.Ext8 => (3, Next(3)[1]),
            MessagePackCode.Ext16 => (4, BinaryPrimitives.ReadUInt16BigEndian(Next(4)[1..])),
            MessagePackCode.Ext32 => (6, BinaryPrimitives.ReadUInt32BigEndian(Next(6)[1..])),
            _ => throw MessagePackException.Unexpected("an extension", code, _position),
        };
        type = Next(header)[header - 1];
        return Payload(header, length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadLongInt32()
    {
        int start = _position;
        long value = ReadInt64();
        return value is >= int.MinValue and <= int.MaxValue
            ? unchecked((int)value)
            : throw MessagePackException.OutOfRange("a 32 bit integer", start);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long ReadLongInt64(byte code)
    {
        if (MessagePackCode.TypeOf(code) != MessagePackType.Integer)
        {
            throw MessagePackException.Unexpected("an integer", code, _position);
        }
        int size = FixedPart(code);
        ReadOnlySpan<byte> next = Next(size);
        ReadOnlySpan<byte> bytes = next[1..];
        long value = code switch
        {
            MessagePackCode.UInt8 => bytes[0],
            MessagePackCode.UInt16 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            MessagePackCode.UInt32 => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            MessagePackCode.Int8 => unchecked((sbyte)bytes[0]),
            MessagePackCode.Int16 => BinaryPrimitives.ReadInt16BigEndian(bytes),
            MessagePackCode.Int32 => BinaryPrimitives.ReadInt32BigEndian(bytes),
            MessagePackCode.Int64 or MessagePackCode.UInt64 => BinaryPrimitives.ReadInt64BigEndian(bytes),
            _ => unchecked((sbyte)code),
        };
        if (code == MessagePackCode.UInt64 && value < 0)
        {
            throw MessagePackException.OutOfRange("a signed 64 bit integer", _position);
        }
        _position += size;
        return value;
    }

    private ulong Read64()
    {
        ulong value = BinaryPrimitives.ReadUInt64BigEndian(Next(9)[1..]);
        _position += 9;
        return value;
    }

    private int Count(int header, uint count, int valuesEach)
    {
        if ((long)count * valuesEach > Remaining - header)
        {
            throw MessagePackException.Truncated(_position);
        }
        _position += header;
        return unchecked((int)count);
    }

    /// <summary>Moves behind a header and its payload and gives the payload back.</summary>
    private ReadOnlySpan<byte> Payload(int header, uint length)
    {
        if (length > (long)Remaining - header)
        {
            throw MessagePackException.Truncated(_position);
        }
        ReadOnlySpan<byte> payload = _data.Slice(_position + header, unchecked((int)length));
        _position += header + payload.Length;
        return payload;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly byte NextCode() =>
        (uint)_position < (uint)_data.Length ? _data[_position] : throw MessagePackException.Truncated(_position);

    /// <summary>The next bytes, not yet read.</summary>
    private readonly ReadOnlySpan<byte> Next(int count) =>
        count <= Remaining ? _data.Slice(_position, count) : throw MessagePackException.Truncated(_position);
}
