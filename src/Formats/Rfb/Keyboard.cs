namespace Xen.Model.Formats.Rfb;

/// <summary>
/// Makes letters of keys, whether a client says what a key means or which key it is (then of a US keyboard). Not
/// thread-safe.
/// </summary>
public sealed class Keyboard
{
    /// <summary>The key that ends a line.</summary>
    public const char Enter = '\r';

    /// <summary>The key that takes the last letter back.</summary>
    public const char Backspace = '\b';

    private const uint UnicodeKeysyms = 0x0100_0000;
    private const uint ScanCodeUp = 0x80;

    /// <summary>The keys of a US keyboard by their scan codes from 1 on, and with the shift key.</summary>
    private const string Plain =
        "\u001b1234567890-=\b\tqwertyuiop[]\r\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 ";

    private const string Shifted =
        "\u001b!@#$%^&*()_+\b\tQWERTYUIOP{}\r\0ASDFGHJKL:\"~\0|ZXCVBNM<>?\0*\0 ";

    private bool _isShifted;
    private bool _isLocked;

    /// <summary>The letter that a key types; null for keys that type none, and when a key is let go.</summary>
    public char? Press(RfbKey key) => key.Keysym != 0 ? OfKeysym(key) : OfScanCode(key);

    private static char? OfKeysym(RfbKey key)
    {
        if (!key.IsDown)
        {
            return null;
        }
        return key.Keysym switch
        {
            >= 0x20 and <= 0x7e or >= 0xa0 and <= 0xff => (char)key.Keysym,
            0xff08 => Backspace,
            0xff09 => '\t',
            0xff0d or 0xff8d => Enter,
            0xff1b => '\u001b',
            0xffaa => '*',
            0xffab => '+',
            0xffad => '-',
            0xffae => '.',
            0xffaf => '/',
            >= 0xffb0 and <= 0xffb9 => (char)('0' + (key.Keysym - 0xffb0)),
            > UnicodeKeysyms + 0x20 and < UnicodeKeysyms + 0xd800 => (char)(key.Keysym - UnicodeKeysyms),
            _ => null,
        };
    }

    private char? OfScanCode(RfbKey key)
    {
        // Some clients let a key go by its code with the highest bit, as keyboards do.
        bool isDown = key.IsDown && (key.ScanCode & ScanCodeUp) == 0;
        uint code = key.ScanCode & 0x7f;
        switch (code)
        {
            case 0x2a or 0x36:
                _isShifted = isDown;
                return null;
            case 0x3a:
                _isLocked ^= isDown;
                return null;
            default:
                break;
        }
        if (!isDown || code == 0 || code > Plain.Length)
        {
            return null;
        }
        char letter = Plain[(int)code - 1];
        bool isUpper = _isShifted ^ (_isLocked && char.IsAsciiLetter(letter));
        letter = isUpper ? Shifted[(int)code - 1] : letter;
        return letter == '\0' ? null : letter;
    }
}
