using System.Globalization;
using Xen.Model.Primitives;

namespace Xen.Model.Log;

/// <summary>
/// The token of <c>event.from</c>: two numbers of twenty digits, so that tokens compare as text like the events they
/// stand for. The second number belonged to a separate log of messages on older servers; here one log holds everything.
/// </summary>
public static class EventToken
{
    /// <summary>The token that stands right behind an event.</summary>
    public static string Of(EventId id) =>
        id.Value.ToString("D20", CultureInfo.InvariantCulture) + ",00000000000000000000";

    /// <summary>Reads a token; the empty text stands before the first event.</summary>
    public static bool TryParse(string text, out EventId id)
    {
        id = EventId.None;
        if (text.Length == 0)
        {
            return true;
        }
        string[] parts = text.Split(',');
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long position)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return false;
        }
        id = new EventId(position);
        return true;
    }
}
