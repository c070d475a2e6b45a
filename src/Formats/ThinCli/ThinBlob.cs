namespace Xen.Model.Formats.ThinCli;

/// <summary>Announces bytes from the client, or says that there are no more. Immutable.</summary>
/// <param name="Size">How many bytes follow outside the framing of messages; null for the end.</param>
public sealed record ThinBlob(int? Size) : ThinMessage
{
    /// <summary>The end of the bytes.</summary>
    public static ThinBlob End { get; } = new((int?)null);
}
