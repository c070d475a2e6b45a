namespace Xen.Model.Formats.Rfb;

/// <summary>What a client says once the connection is set up.</summary>
internal abstract record RfbClientMessage
{
    /// <summary>Pixels are to come in this format.</summary>
    public sealed record Pixels(PixelFormat Format) : RfbClientMessage;

    /// <summary>These encodings are understood, the best first; negative numbers are abilities.</summary>
    public sealed record Encodings(IReadOnlyList<int> Numbers) : RfbClientMessage;

    /// <summary>An area is to be sent: all of it, or what has changed as soon as something has.</summary>
    public sealed record Update(bool IsIncremental, FrameArea Area) : RfbClientMessage;

    /// <summary>A key was pressed or let go.</summary>
    public sealed record Key(RfbKey Pressed) : RfbClientMessage;

    /// <summary>Nothing that this server has a use for: the pointer, text to be pasted.</summary>
    public sealed record Other : RfbClientMessage;
}
