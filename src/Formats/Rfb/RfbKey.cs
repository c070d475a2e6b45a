namespace Xen.Model.Formats.Rfb;

/// <summary>A key that was pressed or let go. Immutable.</summary>
/// <param name="IsDown">True when it was pressed.</param>
/// <param name="Keysym">What it means: a number of the X Window System; zero when the client did not say.</param>
/// <param name="ScanCode">
/// Which key it is: a number of a PC's keyboard (set 1; bit 7, or E0 above it, for the second keys of a kind); zero
/// when the client did not say.
/// </param>
public readonly record struct RfbKey(bool IsDown, uint Keysym, uint ScanCode);
