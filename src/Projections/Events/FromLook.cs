using Xen.Model.Errors;
using Xen.Model.Log;

namespace Xen.Model.Projections.Events;

/// <summary>What one look found.</summary>
/// <param name="Events">The events, in the order in which clients get them.</param>
/// <param name="Published">How far the look went.</param>
/// <param name="Error">EVENTS_LOST, or null.</param>
internal readonly record struct FromLook(List<FeedEvent> Events, Published Published, XenError? Error);
