using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Decisions.Message;

/// <summary>
/// Which messages <c>message.destroy_all</c> removes: those that meet every entry of a map; all with an empty one.
/// Immutable.
/// </summary>
internal sealed class MessageFilter
{
    private readonly List<Func<MessageRecord, bool>> _conditions = [];

    /// <summary>Reads the map; INVALID_VALUE names an entry that says nothing.</summary>
    public static XenError? TryRead(XenMap<string, string> entries, out MessageFilter? filter)
    {
        filter = new MessageFilter();
        foreach ((string key, string value) in entries)
        {
            if (Condition(key, value) is not { } condition)
            {
                filter = null;
                return new XenError(ErrorCode.InvalidValue, "filters", $"{key}={value}");
            }
            filter._conditions.Add(condition);
        }
        return null;
    }

    /// <summary>True when the message meets all of it.</summary>
    public bool Matches(MessageRecord message) => _conditions.TrueForAll(condition => condition(message));

    private static Func<MessageRecord, bool>? Condition(string key, string value) => key switch
    {
        "name" => message => message.Name == value,
        "obj_uuid" => message => message.ObjUuid == value,
        "cls" when Enums.MessageClass.TryParse(value, out MessageClass about) => message => message.Cls == about,
        "priority" when long.TryParse(
            value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long level) =>
                message => message.Priority == level,
        "before" when DateText.TryParse(value, out DateTimeOffset before) => message => message.Timestamp < before,
        "after" when DateText.TryParse(value, out DateTimeOffset after) => message => message.Timestamp > after,
        _ => null,
    };
}
