namespace Xen.Model.Formats.Rfb;

/// <summary>
/// A screen of letters, as pixels: columns of <see cref="CellWidth"/> and rows of <see cref="CellHeight"/> pixels.
/// Not thread-safe.
/// </summary>
public sealed class TextScreen
{
    /// <summary>Pixels of a letter from left to right.</summary>
    public const int CellWidth = Glyphs.CellWidth;

    /// <summary>Pixels of a letter from top to bottom.</summary>
    public const int CellHeight = Glyphs.CellHeight;

    private const uint Ink = 0xD0D0D0;
    private const uint Ground = 0x000000;
    private const uint BarInk = 0xFFFFFF;
    private const uint BarGround = 0x204A87;

    private readonly char[] _letters;
    private readonly bool[] _isBar;

    /// <summary>Makes an empty screen.</summary>
    /// <param name="columns">1 to 1 024.</param>
    /// <param name="rows">1 to 512.</param>
    public TextScreen(int columns, int rows)
    {
        Columns = columns;
        Rows = rows;
        _letters = new char[columns * rows];
        _isBar = new bool[rows];
        Array.Fill(_letters, ' ');
    }

    /// <summary>Letters of a row.</summary>
    public int Columns { get; }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>Writes a row; what does not fit is cut off.</summary>
    /// <param name="row">From the top, 0 for the first.</param>
    /// <param name="text">What it is to say; letters that have no picture show as boxes.</param>
    /// <param name="isBar">True for a bar in other colours.</param>
    public void Write(int row, string text, bool isBar = false)
    {
        Span<char> letters = _letters.AsSpan(row * Columns, Columns);
        letters.Fill(' ');
        text.AsSpan(0, Math.Min(text.Length, Columns)).CopyTo(letters);
        _isBar[row] = isBar;
    }

    /// <summary>What the screen looks like.</summary>
    /// <param name="cursor">The cell that a block stands in, counted from the first; none when negative.</param>
    public Frame ToFrame(int cursor = -1)
    {
        int width = Columns * CellWidth;
        uint[] pixels = new uint[width * Rows * CellHeight];
        for (int cell = 0; cell < _letters.Length; cell++)
        {
            bool isBar = _isBar[cell / Columns];
            uint ink = isBar ? BarInk : Ink;
            uint ground = isBar ? BarGround : Ground;
            (ink, ground) = cell == cursor ? (ground, ink) : (ink, ground);
            if (_letters[cell] != ' ' || ground != 0)
            {
                Draw(pixels.AsSpan(), width, cell, ink, ground);
            }
        }
        return new Frame(width, Rows * CellHeight, pixels);
    }

    private void Draw(Span<uint> pixels, int width, int cell, uint ink, uint ground)
    {
        int start = (cell / Columns * CellHeight * width) + (cell % Columns * CellWidth);
        for (int y = 0; y < CellHeight; y++)
        {
            Span<uint> row = pixels.Slice(start + (y * width), CellWidth);
            for (int x = 0; x < CellWidth; x++)
            {
                row[x] = Glyphs.IsInk(_letters[cell], x, y) ? ink : ground;
            }
        }
    }
}
