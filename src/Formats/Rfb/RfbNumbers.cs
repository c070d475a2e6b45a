namespace Xen.Model.Formats.Rfb;

/// <summary>Numbers of the protocol: RFC 6143 and what QEMU and XenCenter added to it.</summary>
internal static class RfbNumbers
{
    public const byte SetPixelFormat = 0;
    public const byte SetEncodings = 2;
    public const byte UpdateRequest = 3;
    public const byte KeyEvent = 4;
    public const byte PointerEvent = 5;
    public const byte ClientCutText = 6;

    /// <summary>XenCenter's own: a key by its scan code.</summary>
    public const byte ScanCodeEvent = 254;

    /// <summary>QEMU's own; the next byte says what.</summary>
    public const byte QemuMessage = 255;

    /// <summary>QEMU: a key by meaning and by scan code.</summary>
    public const byte QemuExtendedKey = 0;

    public const byte FramebufferUpdate = 0;
    public const byte SetColourMapEntries = 1;
    public const byte Bell = 2;
    public const byte ServerCutText = 3;

    public const int Raw = 0;
    public const int Rre = 2;

    /// <summary>The client follows changes of the screen's size.</summary>
    public const int DesktopSize = -223;

    /// <summary>The client sends <see cref="QemuExtendedKey"/> once it has seen a rectangle with this number.</summary>
    public const int QemuExtendedKeys = -258;

    public const uint SecurityFailed = 0;
    public const byte SecurityNone = 1;

    /// <summary>Bytes of "RFB 003.003" with its line feed.</summary>
    public const int VersionSize = 12;
}
