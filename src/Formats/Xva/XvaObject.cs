namespace Xen.Model.Formats.Xva;

/// <summary>One object of an export.</summary>
/// <param name="Class">Its class, as in the API.</param>
/// <param name="Id">Its name within the export: <c>Ref:</c> and a number.</param>
/// <param name="Snapshot">Its record, in which references are such names too.</param>
public sealed record XvaObject(string Class, string Id, XvaValue Snapshot);
