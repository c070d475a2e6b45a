using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Xen.Model.Schema;

/// <summary>A class of the API: what it declares about itself and its fields. Immutable.</summary>
public sealed class XenClass
{
    private readonly Lazy<XenRecord> _empty;
    private readonly FrozenDictionary<string, Field> _byWireName;
    private readonly FrozenDictionary<string, Field> _byQueryName;
    private readonly Field?[] _byId;

    /// <summary>Puts the class together. Called by generated code.</summary>
    /// <param name="declaration">What the class declares about itself.</param>
    /// <param name="empty">Makes a record with every field at its default.</param>
    /// <param name="fields">The fields in the order of the data model.</param>
    public XenClass(XenClassAttribute declaration, Func<XenRecord> empty, params Field[] fields)
    {
        Declaration = declaration;
        Fields = [.. fields];
        for (int index = 0; index < fields.Length; index++)
        {
            fields[index].Index = index;
            fields[index].Class = this;
        }
        PublicFields = [.. fields.Where(field => !field.Declaration.Internal)];
        StoredFields = [.. fields.Where(field => field.IsStored)];
        CheckpointFields = [.. fields.Where(field => !field.Declaration.Transient)];
        DerivedFields = [.. fields.Where(field => field.IsDerived)];
        ConstructorFields = [.. PublicFields.Where(field => field.Declaration.Qualifier != Qualifier.DynamicRO)];
        _byWireName = fields.ToFrozenDictionary(field => field.WireName, StringComparer.Ordinal);
        _byQueryName = fields.ToFrozenDictionary(field => field.QueryName, StringComparer.Ordinal);
        _byId = new Field?[fields.Length == 0 ? 1 : fields.Max(field => field.Id) + 1];
        foreach (Field field in fields)
        {
            _byId[field.Id] = _byId[field.Id] is null
                ? field
                : throw new InvalidOperationException($"{WireName} declares field number {field.Id} twice");
        }
        _empty = new Lazy<XenRecord>(empty);
        SecretFields = [.. fields.Where(field => field.HoldsSecrets)];
        HasShownSecrets = SecretFields.Any(static field => !field.Declaration.Internal);
        HasVolatileFields = fields.Any(field => field.Declaration.Volatile);
        IsVolatile = !declaration.Persistent && !declaration.Events;
        EventName = declaration.WireName.ToLowerInvariant();
    }

    /// <summary>What the class declares about itself.</summary>
    public XenClassAttribute Declaration { get; }

    /// <summary>Name on the wire.</summary>
    public string WireName => Declaration.WireName;

    /// <summary>Name in events: the wire name in lower case.</summary>
    public string EventName { get; }

    /// <summary>Number in the log.</summary>
    public int Id => Declaration.Id;

    /// <summary>True when clients never see the class at all.</summary>
    public bool IsInternal => Declaration.Lifecycle.Length == 0;

    /// <summary>
    /// True when its objects live no longer than the process and no event tells of them: the log has none.
    /// </summary>
    internal bool IsVolatile { get; }

    /// <summary>All fields in the order of the data model.</summary>
    public ImmutableArray<Field> Fields { get; }

    /// <summary>The fields that clients see.</summary>
    public ImmutableArray<Field> PublicFields { get; }

    /// <summary>The fields that the log holds: all that are neither derived nor transient.</summary>
    public ImmutableArray<Field> StoredFields { get; }

    /// <summary>
    /// The fields that a checkpoint holds: all that are not transient, derived sets included, as their order is part of
    /// the state.
    /// </summary>
    public ImmutableArray<Field> CheckpointFields { get; }

    /// <summary>The fields whose values are, or hold, text that is kept protected.</summary>
    public ImmutableArray<Field> SecretFields { get; }

    /// <summary>True when there are <see cref="SecretFields"/>.</summary>
    public bool HasSecrets => !SecretFields.IsEmpty;

    /// <summary>True when clients can see one of the <see cref="SecretFields"/>.</summary>
    public bool HasShownSecrets { get; }

    /// <summary>True when some fields are readings that need not be durable before they are seen.</summary>
    public bool HasVolatileFields { get; }

    /// <summary>The sets that follow from the other side of a relation.</summary>
    public ImmutableArray<Field> DerivedFields { get; }

    /// <summary>The fields that clients may give when they create an object.</summary>
    public ImmutableArray<Field> ConstructorFields { get; }

    /// <summary>A record with every field at its default.</summary>
    public XenRecord Empty => _empty.Value;

    /// <summary>The field of a wire name, or null.</summary>
    public Field? FieldNamed(string wireName) => _byWireName.GetValueOrDefault(wireName);

    /// <summary>The field of a name in a where-expression, or null.</summary>
    public Field? FieldQueried(string queryName) => _byQueryName.GetValueOrDefault(queryName);

    /// <summary>The field of a number in the log, or null.</summary>
    public Field? FieldNumbered(int id) => id >= 0 && id < _byId.Length ? _byId[id] : null;

    /// <summary>The wire name.</summary>
    public override string ToString() => WireName;
}
