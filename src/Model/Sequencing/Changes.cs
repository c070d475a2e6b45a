using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Secrets;
using Xen.Model.State;

namespace Xen.Model.Sequencing;

/// <summary>
/// The state as one decision sees it: everything before it plus what it has changed so far. Nothing is visible to
/// anybody else until the decision is accepted. Relations are kept: the other side of a changed reference changes with
/// it. For the writer thread only.
/// </summary>
public sealed partial class Changes
{
    /// <summary>
    /// Up to this many changes are found faster by looking at all of them; most decisions have one or two.
    /// </summary>
    private const int ScannedMax = 8;

    private readonly RecordStore _store;
    private readonly List<Change> _items = [];
    private readonly Dictionary<Guid, Change> _byReference = [];
    private readonly Change[] _reused = [.. Enumerable.Range(0, ScannedMax).Select(_ => new Change())];
    private readonly HashSet<Guid> _protectedAlready = [];
    private RecordSlot? _lastFound;

    internal Changes(RecordStore store) => _store = store;

    internal List<Change> Items => _items;

    /// <summary>
    /// The fields that differ, for one change after the other; see <see cref="Change.ChangedFields"/>.
    /// </summary>
    internal List<Field> ChangedFields { get; } = [];

    /// <summary>
    /// Changes of objects that live no longer than the process: they happen at once, outside the log.
    /// </summary>
    internal List<Change> Unlogged { get; } = [];

    /// <summary>How many objects of a class there were before the decision.</summary>
    internal int LiveCount(XenClass type) => _store.LiveCount(type);

    /// <summary>The record of an object; null when there is no such object of the class.</summary>
    public T? Find<T>(Ref<T> reference)
        where T : XenRecord, IXenRecord => Find((ObjectRef)reference) as T;

    /// <summary>The record of an object of any class; null when there is none.</summary>
    public XenRecord? Find(ObjectRef reference) =>
        Taken(reference) is { } change ? change.After : Slot(reference)?.Head.Record;

    /// <summary>Finds the record of an object.</summary>
    public bool TryGet<T>(Ref<T> reference, [NotNullWhen(true)] out T? record)
        where T : XenRecord, IXenRecord => (record = Find(reference)) is not null;

    /// <summary>The record of an object that must exist; anything else is a programming error.</summary>
    public T Get<T>(Ref<T> reference)
        where T : XenRecord, IXenRecord =>
        Find(reference) ?? throw new InvalidOperationException($"{T.WireName} {reference} does not exist");

    /// <summary>
    /// All objects of a class: those from before in order of creation, then those this decision created.
    /// </summary>
    public IEnumerable<(Ref<T> Reference, T Record)> All<T>()
        where T : XenRecord, IXenRecord
    {
        foreach (RecordSlot slot in _store.Slots(T.ClassInfo))
        {
            if (Find(slot.Reference) is T record)
            {
                yield return (slot.Reference.As<T>(), record);
            }
        }
        foreach (Change change in _items.ToArray())
        {
            if (change.Slot is null && change.After is T record)
            {
                yield return (change.Reference.As<T>(), record);
            }
        }
    }

    /// <summary>Those objects of a set that exist, newest first.</summary>
    public IEnumerable<(Ref<T> Reference, T Record)> All<T>(RefSet<T> references)
        where T : XenRecord, IXenRecord
    {
        foreach (Ref<T> reference in references)
        {
            if (Find(reference) is { } record)
            {
                yield return (reference, record);
            }
        }
    }

    /// <summary>Brings an object into being under a new reference.</summary>
    public void Create(ObjectRef reference, XenRecord record)
    {
        if (reference.IsNull || Find(reference) is not null || _store.Find(reference) is not null)
        {
            // Also when the object is gone: a reference is never given to another object.
            throw new InvalidOperationException($"{reference} is or was an object already");
        }
        Change change = Take(reference, record.Class);
        change.After = WithInverses(record);
        Relate(reference, null, record);
        Adopt(reference);
    }

    /// <summary>
    /// Brings an object into being whose secrets were taken from another, in the form in which they are kept.
    /// </summary>
    public void CreateWithKeptSecrets(ObjectRef reference, XenRecord record)
    {
        Create(reference, record);
        _protectedAlready.Add(reference.Id);
    }

    /// <summary>
    /// Gives an object another state. Derived sets in the record are ignored; they follow from the other side.
    /// </summary>
    public void Set(ObjectRef reference, XenRecord record)
    {
        XenRecord before = Find(reference)
            ?? throw new InvalidOperationException($"{record.Class} {reference} does not exist");
        if (ReferenceEquals(before, record))
        {
            return;
        }
        if (before.Class != record.Class)
        {
            throw new InvalidOperationException($"{reference} is a {before.Class} and cannot become a {record.Class}");
        }
        bool isTaken = Taken(reference) is not null;
        Unrelate(reference, before, record);
        // An object may refer to itself, so its derived sets are taken over only now.
        Take(reference, record.Class).After = WithInversesOf(Find(reference)!, record);
        _isOutOfOrder |= Relate(reference, before, record) && isTaken;
    }

    /// <summary>Gives an object another state, computed from the one it has.</summary>
    public T Update<T>(Ref<T> reference, Func<T, T> change)
        where T : XenRecord, IXenRecord
    {
        T after = change(Get(reference));
        Set(reference, after);
        return after;
    }

    /// <summary>Removes an object. What refers to it is left as it is; what it refers to forgets it.</summary>
    public void Delete(ObjectRef reference)
    {
        if (Find(reference) is not { } before)
        {
            return;
        }
        Take(reference, before.Class).After = null;
        Unrelate(reference, before, null);
    }

    /// <summary>Asks for a <c>mod</c> event of an object even when nothing about it changes.</summary>
    public void Touch(ObjectRef reference)
    {
        if (Find(reference) is { } record)
        {
            Take(reference, record.Class).Touched = true;
        }
    }

    internal void Clear()
    {
        _items.Clear();
        _byReference.Clear();
        _protectedAlready.Clear();
        ChangedFields.Clear();
        Unlogged.Clear();
        _lastFound = null;
        _early.Clear();
        _isOutOfOrder = false;
    }

    /// <summary>Protects the secrets that the decision brings. To be asked before <see cref="Settle"/>.</summary>
    /// <param name="protector">Protects; without one no secret can be kept.</param>
    /// <exception cref="SecretUnreadableException">There is a secret, and it cannot be kept.</exception>
    internal void ProtectSecrets(ISecretProtector? protector)
    {
        foreach (Change change in _items)
        {
            if (change.Class.HasSecrets && change.After is { } after && !ReferenceEquals(change.Before, after)
                && !_protectedAlready.Contains(change.Reference.Id))
            {
                change.After = SecretFields.Protect(change.Before, after, protector ?? NoProtector.Instance);
            }
        }
    }

    /// <summary>
    /// Drops what has no effect, puts aside what the log does not hold and notes what differs in the rest. Nothing may
    /// be changed afterwards.
    /// </summary>
    internal void Settle()
    {
        int kept = 0;
        Span<Change> items = CollectionsMarshal.AsSpan(_items);
        foreach (Change change in items)
        {
            if (!change.Settle(ChangedFields))
            {
                continue;
            }
            if (change.Class.IsVolatile)
            {
                Unlogged.Add(change);
            }
            else
            {
                items[kept++] = change;
            }
        }
        _items.RemoveRange(kept, _items.Count - kept);
    }

    /// <summary>
    /// True when every event will be a <c>mod</c> that brings nothing but readings, see
    /// <see cref="FieldAttribute.Volatile"/>. To be asked after <see cref="Settle"/>.
    /// </summary>
    internal bool AreVolatile()
    {
        foreach (Change change in _items)
        {
            if (!change.Class.HasVolatileFields || !change.IsVolatile(CollectionsMarshal.AsSpan(ChangedFields)))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The change of an object; made at the end of the list when this is the first to concern it.</summary>
    internal Change Take(ObjectRef reference, XenClass type)
    {
        if (Taken(reference) is { } taken)
        {
            return taken;
        }
        int position = _items.Count;
        Change change = (position < _reused.Length ? _reused[position] : new Change())
            .Begin(reference, type, Slot(reference));
        _items.Add(change);
        if (_items.Count == ScannedMax + 1)
        {
            _items.ForEach(item => _byReference.Add(item.Reference.Id, item));
        }
        else if (_items.Count > ScannedMax)
        {
            _byReference.Add(reference.Id, change);
        }
        return change;
    }

    private Change? Taken(ObjectRef reference)
    {
        if (_items.Count > ScannedMax)
        {
            return _byReference.GetValueOrDefault(reference.Id);
        }
        foreach (Change change in _items)
        {
            if (change.Reference == reference)
            {
                return change;
            }
        }
        return null;
    }

    /// <summary>The object's place in the store. A decision asks for the same object several times in a row.</summary>
    private RecordSlot? Slot(ObjectRef reference)
    {
        if (_lastFound is { } last && last.Reference == reference)
        {
            return last;
        }
        return _lastFound = _store.Find(reference);
    }
}
