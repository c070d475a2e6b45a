namespace Xen.Model.Formats.Rfb;

/// <summary>A rectangle of pixels. Immutable.</summary>
/// <param name="X">The first column.</param>
/// <param name="Y">The first row.</param>
/// <param name="Width">How many columns; none of the area when not above zero.</param>
/// <param name="Height">How many rows.</param>
public readonly record struct FrameArea(int X, int Y, int Width, int Height)
{
    /// <summary>True when there is no pixel in it.</summary>
    public bool IsEmpty => Width <= 0 || Height <= 0;

    /// <summary>The part that is also in another area.</summary>
    public FrameArea Within(FrameArea other)
    {
        int x = Math.Max(X, other.X);
        int y = Math.Max(Y, other.Y);
        return new FrameArea(
            x, y,
            Math.Min(X + Width, other.X + other.Width) - x,
            Math.Min(Y + Height, other.Y + other.Height) - y);
    }

    /// <summary>The smallest area that holds both.</summary>
    public FrameArea Joined(FrameArea other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return IsEmpty ? other : this;
        }
        int x = Math.Min(X, other.X);
        int y = Math.Min(Y, other.Y);
        return new FrameArea(
            x, y,
            Math.Max(X + Width, other.X + other.Width) - x,
            Math.Max(Y + Height, other.Y + other.Height) - y);
    }
}
