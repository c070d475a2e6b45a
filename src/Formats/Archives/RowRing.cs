namespace Xen.Model.Formats.Archives;

/// <summary>
/// The newest rows of a series. It takes memory for rows that there are, not for those that there will be. For one
/// thread at a time.
/// </summary>
internal sealed class RowRing
{
    private const int FirstRows = 8;

    private readonly int _rowsMax;
    private float[] _cells = [];
    private int _capacity;
    private int _newest = -1;

    public RowRing(int width, int rowsMax)
    {
        Width = width;
        _rowsMax = rowsMax;
    }

    /// <summary>How many values a row has.</summary>
    public int Width { get; private set; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes the cells take.</summary>
    public long Bytes => (long)_cells.Length * sizeof(float);

    /// <summary>A row, 0 for the newest one; empty when there is none so old.</summary>
    public ReadOnlySpan<float> Row(int age) => age < Count ? _cells.AsSpan(At(age) * Width, Width) : default;

    /// <summary>A value; NaN when there is no row so old.</summary>
    public float Cell(int age, int column) => age < Count ? _cells[At(age) * Width + column] : float.NaN;

    /// <summary>Makes room for the newest row, which the caller fills; the oldest one may be lost.</summary>
    public Span<float> Push()
    {
        if (Count == _capacity && _capacity < _rowsMax)
        {
            Grow();
        }
        _newest = (_newest + 1) % _capacity;
        Count = Math.Min(Count + 1, _capacity);
        return _cells.AsSpan(_newest * Width, Width);
    }

    /// <summary>Adds a column of unknown values behind the others.</summary>
    public void AddColumn() => Rebuild(Width + 1, static (from, to) =>
    {
        from.CopyTo(to);
        to[^1] = float.NaN;
    });

    /// <summary>Takes a column away.</summary>
    public void RemoveColumn(int column) => Rebuild(Width - 1, (from, to) =>
    {
        from[..column].CopyTo(to);
        from[(column + 1)..].CopyTo(to[column..]);
    });

    /// <summary>Another one with the same rows.</summary>
    public RowRing Copy()
    {
        var copy = new RowRing(Width, _rowsMax);
        for (int age = Count - 1; age >= 0; age--)
        {
            Row(age).CopyTo(copy.Push());
        }
        return copy;
    }

    private delegate void Fill(ReadOnlySpan<float> from, Span<float> to);

    private int At(int age) => (_newest - age + _capacity) % _capacity;

    private void Grow()
    {
        int capacity = Math.Min(_rowsMax, Math.Max(FirstRows, _capacity * 2));
        Lay(Width, capacity, static (from, to) => from.CopyTo(to));
    }

    private void Rebuild(int width, Fill fill) => Lay(width, _capacity, fill);

    private void Lay(int width, int capacity, Fill fill)
    {
        float[] cells = new float[width * capacity];
        for (int age = 0; age < Count; age++)
        {
            fill(Row(age), cells.AsSpan((Count - 1 - age) * width, width));
        }
        _cells = cells;
        _capacity = capacity;
        Width = width;
        _newest = Count - 1;
    }
}
