namespace Xen.Model.Formats.ThinCli;

/// <summary>A client's answer. Immutable.</summary>
/// <param name="Answer">What it says.</param>
public sealed record ThinResponse(ThinAnswer Answer) : ThinMessage;
