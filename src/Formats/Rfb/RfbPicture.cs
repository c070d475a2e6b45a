namespace Xen.Model.Formats.Rfb;

/// <summary>
/// What one client has on its screen, so that only what differs is sent. Not thread-safe.
/// </summary>
internal sealed class RfbPicture
{
    /// <summary>No colour is like that: the client has nothing there yet.</summary>
    private const uint Unknown = uint.MaxValue;

    private const int BandHeight = 16;

    private uint[] _known = [];

    /// <summary>Makes the picture of a client that has been told a size.</summary>
    public RfbPicture(int width, int height) => Resize(width, height);

    /// <summary>Pixels of a row on the client's screen.</summary>
    public int Width { get; private set; }

    /// <summary>Rows on the client's screen.</summary>
    public int Height { get; private set; }

    /// <summary>The client's screen gets another size, and everything on it has to come again.</summary>
    public void Resize(int width, int height)
    {
        Width = width;
        Height = height;
        _known = new uint[width * height];
        Array.Fill(_known, Unknown);
    }

    /// <summary>
    /// Adds what the client does not have of a frame, in bands, and takes it for sent. A frame that is larger than the
    /// client's screen is cut off, and black surrounds one that is smaller.
    /// </summary>
    /// <param name="frame">What is to be seen.</param>
    /// <param name="area">The part that the client asked for.</param>
    /// <param name="isIncremental">False to send all of that part.</param>
    /// <param name="add">Takes the rectangles and their pixels.</param>
    public void Update(Frame frame, FrameArea area, bool isIncremental, Action<FrameArea, uint[]> add)
    {
        FrameArea wanted = area.Within(new FrameArea(0, 0, Width, Height));
        for (int y = wanted.Y; y < wanted.Y + wanted.Height && !wanted.IsEmpty; y += BandHeight)
        {
            var band = wanted.Within(new FrameArea(0, y, Width, BandHeight));
            FrameArea changed = isIncremental ? Difference(frame, band) : band;
            if (!changed.IsEmpty)
            {
                add(changed, Take(frame, changed));
            }
        }
    }

    private FrameArea Difference(Frame frame, FrameArea band)
    {
        FrameArea found = default;
        uint[] row = new uint[band.Width];
        for (int y = band.Y; y < band.Y + band.Height; y++)
        {
            CopyRow(frame, band.X, y, row);
            ReadOnlySpan<uint> known = _known.AsSpan((y * Width) + band.X, band.Width);
            int first = known.CommonPrefixLength(row);
            if (first == band.Width)
            {
                continue;
            }
            int last = band.Width - 1;
            while (known[last] == row[last])
            {
                last--;
            }
            found = found.Joined(new FrameArea(band.X + first, y, last - first + 1, 1));
        }
        return found;
    }

    private uint[] Take(Frame frame, FrameArea area)
    {
        uint[] pixels = new uint[area.Width * area.Height];
        for (int y = 0; y < area.Height; y++)
        {
            Span<uint> row = pixels.AsSpan(y * area.Width, area.Width);
            CopyRow(frame, area.X, area.Y + y, row);
            row.CopyTo(_known.AsSpan(((area.Y + y) * Width) + area.X));
        }
        return pixels;
    }

    private static void CopyRow(Frame frame, int x, int y, Span<uint> row)
    {
        row.Clear();
        if (y < frame.Height && x < frame.Width)
        {
            ReadOnlySpan<uint> shown = frame.Row(y)[x..];
            shown[..Math.Min(shown.Length, row.Length)].CopyTo(row);
        }
    }
}
