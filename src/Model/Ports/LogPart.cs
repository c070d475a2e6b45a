using Xen.Model.Primitives;

namespace Xen.Model.Ports;

/// <summary>A part of a log that is given up as a whole or not at all.</summary>
/// <param name="LastId">Its last event.</param>
/// <param name="SizeBytes">What it takes on the disk.</param>
/// <param name="EndedAt">When the last of it was written, or later.</param>
public readonly record struct LogPart(EventId LastId, long SizeBytes, DateTimeOffset EndedAt);
