namespace Xen.Model.Formats.Rfb;

/// <summary>What a screen shows at a moment: rows of colours from the top. Immutable once it is shown.</summary>
public sealed class Frame
{
    /// <summary>The largest width and height, in pixels.</summary>
    public const int SideMax = 8_192;

    private readonly uint[] _pixels;

    /// <summary>Makes a frame.</summary>
    /// <param name="width">1 to <see cref="SideMax"/> pixels.</param>
    /// <param name="height">1 to <see cref="SideMax"/> pixels.</param>
    /// <param name="pixels">
    /// Row by row, red, green and blue with eight bits each, blue lowest; the frame keeps the array. Black when null.
    /// </param>
    /// <exception cref="ArgumentException">The sizes do not fit.</exception>
    public Frame(int width, int height, uint[]? pixels = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, SideMax);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, SideMax);
        if (pixels is not null && pixels.Length != width * height)
        {
            throw new ArgumentException("not one colour for each pixel", nameof(pixels));
        }
        Width = width;
        Height = height;
        _pixels = pixels ?? new uint[width * height];
    }

    /// <summary>Pixels of a row.</summary>
    public int Width { get; }

    /// <summary>How many rows.</summary>
    public int Height { get; }

    /// <summary>The colour of a pixel.</summary>
    public uint this[int x, int y] => _pixels[(y * Width) + x];

    /// <summary>The colours of a row.</summary>
    public ReadOnlySpan<uint> Row(int y) => _pixels.AsSpan(y * Width, Width);
}
