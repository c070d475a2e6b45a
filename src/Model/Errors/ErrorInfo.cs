namespace Xen.Model.Errors;

/// <summary>A declared error code.</summary>
/// <param name="Code">The code on the wire.</param>
/// <param name="Declaration">Its parameters.</param>
/// <param name="Summary">What it says, in a sentence.</param>
public sealed record ErrorInfo(string Code, ErrorAttribute Declaration, string Summary);
