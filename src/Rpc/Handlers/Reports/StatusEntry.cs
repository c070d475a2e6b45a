namespace Xen.Model.Rpc.Handlers.Reports;

/// <summary>A file of a report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Contents">What is in it.</param>
internal sealed record StatusEntry(string Name, ReadOnlyMemory<byte> Contents);
