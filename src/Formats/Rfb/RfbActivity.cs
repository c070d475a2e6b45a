using System.Buffers.Binary;

namespace Xen.Model.Formats.Rfb;

/// <summary>
/// Follows what a client sends through a connection, to know whether anybody sits at the other end: keys, the pointer
/// and QEMU's messages count; requests for updates, which programs send by themselves, do not. Bytes may come in any
/// pieces. What is not understood counts, as nobody can tell. Not thread-safe.
/// </summary>
public sealed class RfbActivity
{
    private readonly byte[] _head = new byte[RfbNumbers.VersionSize];
    private int _held;
    private int _needed = RfbNumbers.VersionSize;
    private long _skip;
    private bool _isGreeted;
    private bool _isLost;

    /// <summary>Takes the next bytes of the client; true when a message that counts is among them.</summary>
    public bool Take(ReadOnlySpan<byte> bytes)
    {
        bool isActive = false;
        while (!bytes.IsEmpty && !_isLost)
        {
            if (_skip > 0)
            {
                int skipped = (int)Math.Min(_skip, bytes.Length);
                _skip -= skipped;
                bytes = bytes[skipped..];
                continue;
            }
            int taken = Math.Min(_needed - _held, bytes.Length);
            bytes[..taken].CopyTo(_head.AsSpan(_held));
            _held += taken;
            bytes = bytes[taken..];
            if (_held == _needed)
            {
                isActive |= _isGreeted ? TakeHead() : Greet();
            }
        }
        return isActive || (_isLost && !bytes.IsEmpty);
    }

    private bool Greet()
    {
        // The security type that newer clients choose, and whether others may stay.
        _skip = RfbVersions.Agreed(_head, RfbVersion.Rfb38) == RfbVersion.Rfb33 ? 1 : 2;
        _isGreeted = true;
        Expect(1);
        return false;
    }

    private bool TakeHead()
    {
        ReadOnlySpan<byte> head = _head.AsSpan(0, _held);
        switch (head[0])
        {
            case RfbNumbers.SetPixelFormat:
                return Skip(19);
            case RfbNumbers.SetEncodings when _held == 1:
                _needed = 4;
                return false;
            case RfbNumbers.SetEncodings:
                return Skip(4 * BinaryPrimitives.ReadUInt16BigEndian(head[2..]));
            case RfbNumbers.UpdateRequest:
                return Skip(9);
            case RfbNumbers.KeyEvent or RfbNumbers.ScanCodeEvent:
                return !Skip(7);
            case RfbNumbers.PointerEvent:
                return !Skip(5);
            case RfbNumbers.ClientCutText when _held == 1:
                _needed = 8;
                return false;
            case RfbNumbers.ClientCutText:
                return Skip(BinaryPrimitives.ReadUInt32BigEndian(head[4..]));
            case RfbNumbers.QemuMessage:
                return !Skip(11);
            default:
                _isLost = true;
                return true;
        }
    }

    private bool Skip(long count)
    {
        _skip = count;
        Expect(1);
        return false;
    }

    private void Expect(int count)
    {
        _held = 0;
        _needed = count;
    }
}
