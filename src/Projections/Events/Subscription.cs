using System.Collections.Frozen;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Projections.Events;

/// <summary>
/// What one subscription string asks for: everything (<c>*</c>), a class (<c>VM</c>, in any case) or one object
/// (<c>VM/OpaqueRef:…</c>).
/// </summary>
/// <param name="Class">The class; null for all.</param>
/// <param name="Object">The object; null for all of the class.</param>
public readonly record struct Subscription(XenClass? Class, ObjectRef Object)
{
    private static readonly FrozenDictionary<string, XenClass> s_classes = DataModel.Classes
        .Where(IsVisible)
        .ToFrozenDictionary(type => type.EventName, StringComparer.OrdinalIgnoreCase);

    private static readonly XenClass[] s_visible = [.. s_classes.Values.OrderBy(type => type.Id)];

    /// <summary>The classes whose changes clients can see, in the order of their numbers.</summary>
    public static IReadOnlyList<XenClass> VisibleClasses => s_visible;

    /// <summary>
    /// Reads a subscription string. False for one that can never match: it is no error, it merely says nothing, and
    /// nothing must be made of <paramref name="subscription"/> then.
    /// </summary>
    public static bool TryParse(string text, out Subscription subscription)
    {
        subscription = default;
        if (text == "*")
        {
            return true;
        }
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        string name = slash < 0 ? text : text[..slash];
        if (!s_classes.TryGetValue(name, out XenClass? type))
        {
            return false;
        }
        ObjectRef reference = default;
        if (slash >= 0 && (!ObjectRef.TryParse(text.AsSpan(slash + 1), out reference) || reference.IsNull))
        {
            return false;
        }
        subscription = new Subscription(type, reference);
        return true;
    }

    internal static bool IsVisible(XenClass type) => type.Declaration.Events && !type.IsInternal;
}
