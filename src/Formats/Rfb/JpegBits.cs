namespace Xen.Model.Formats.Rfb;

/// <summary>Writes the bits of a JPEG picture. Not thread-safe.</summary>
internal sealed class JpegBits(Stream file)
{
    private uint _pending;
    private int _count;

    /// <summary>Writes what stands for a value.</summary>
    public void WriteCode(JpegCodes codes, int value)
    {
        (int code, int length) = codes[value];
        Write(code, length);
    }

    /// <summary>Writes a number with its size, and with how many zeros stand before it.</summary>
    public void WriteNumber(JpegCodes codes, int zeros, int number)
    {
        int size = 32 - int.LeadingZeroCount(Math.Abs(number));
        WriteCode(codes, (zeros << 4) | size);
        Write((number < 0 ? number - 1 : number) & ((1 << size) - 1), size);
    }

    /// <summary>Fills the last byte up.</summary>
    public void End() => Write(0x7f, 7);

    private void Write(int bits, int count)
    {
        _pending = (_pending << count) | (uint)bits;
        _count += count;
        while (_count >= 8)
        {
            _count -= 8;
            byte whole = unchecked((byte)(_pending >> _count));
            file.WriteByte(whole);
            if (whole == 0xff)
            {
                file.WriteByte(0);
            }
        }
    }
}
