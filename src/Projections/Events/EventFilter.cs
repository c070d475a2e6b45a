using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Projections.Events;

/// <summary>Which events a set of subscriptions asks for. Immutable, hence thread-safe.</summary>
public sealed class EventFilter
{
    private readonly bool[] _wholeClasses = new bool[DataModel.ClassIdMax + 1];
    private readonly HashSet<ObjectRef>?[] _objects = new HashSet<ObjectRef>?[DataModel.ClassIdMax + 1];

    private EventFilter(IEnumerable<Subscription> subscriptions)
    {
        IsEmpty = true;
        foreach (Subscription subscription in subscriptions)
        {
            IsEmpty = false;
            if (subscription.Class is not { } type)
            {
                foreach (XenClass any in Subscription.VisibleClasses)
                {
                    _wholeClasses[any.Id] = true;
                }
            }
            else if (subscription.Object.IsNull)
            {
                _wholeClasses[type.Id] = true;
            }
            else
            {
                (_objects[type.Id] ??= []).Add(subscription.Object);
            }
        }
        IsTasksOnly = !IsEmpty
            && Subscription.VisibleClasses.All(type => !Concerns(type) || type == TaskRecord.ClassInfo);
    }

    /// <summary>The filter that lets nothing through.</summary>
    public static EventFilter None { get; } = new([]);

    /// <summary>True when nothing can ever match.</summary>
    public bool IsEmpty { get; }

    /// <summary>
    /// True when only tasks are asked for: somebody waits for the end of one and wants to know at once.
    /// </summary>
    public bool IsTasksOnly { get; }

    /// <summary>The filter of some subscriptions.</summary>
    public static EventFilter Of(IEnumerable<Subscription> subscriptions) => new(subscriptions);

    /// <summary>The filter of subscription strings; those that can never match are left out.</summary>
    public static EventFilter Of(IEnumerable<string> subscriptions) =>
        new(subscriptions.Select(text => (IsValid: Subscription.TryParse(text, out Subscription parsed), parsed))
            .Where(item => item.IsValid)
            .Select(item => item.parsed));

    /// <summary>True when clients with these subscriptions get the event.</summary>
    public bool Matches(in EventEntry entry) =>
        entry.IsVisible && Matches(entry.After.Slot.Class, entry.After.Slot.Reference);

    /// <summary>True when clients with these subscriptions hear of the object.</summary>
    public bool Matches(XenClass type, ObjectRef reference) =>
        _wholeClasses[type.Id] || (_objects[type.Id]?.Contains(reference) ?? false);

    /// <summary>True when all objects of the class are asked for.</summary>
    internal bool MatchesAllOf(XenClass type) => _wholeClasses[type.Id];

    /// <summary>The objects of the class that are asked for one by one.</summary>
    internal IReadOnlyCollection<ObjectRef> ObjectsOf(XenClass type) =>
        _objects[type.Id] ?? (IReadOnlyCollection<ObjectRef>)[];

    private bool Concerns(XenClass type) => _wholeClasses[type.Id] || _objects[type.Id] is not null;
}
