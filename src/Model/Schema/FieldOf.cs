using Xen.Model.Codec;
using Xen.Model.Primitives;
using Xen.Model.Wire;

namespace Xen.Model.Schema;

/// <summary>A field with its types. Made by generated code.</summary>
/// <typeparam name="TRecord">The class.</typeparam>
/// <typeparam name="TValue">Type of the values.</typeparam>
public sealed class Field<TRecord, TValue> : Field
    where TRecord : XenRecord
{
    private readonly Func<TRecord, TValue> _get;
    private readonly Action<TRecord, TValue> _set;

    /// <summary>Makes the field.</summary>
    /// <param name="declaration">What the class declares about it.</param>
    /// <param name="codec">Codec of its values.</param>
    /// <param name="get">Reads the value.</param>
    /// <param name="set">Fills the value of a copy that nobody else has seen yet.</param>
    public Field(
        FieldAttribute declaration, Codec<TValue> codec, Func<TRecord, TValue> get, Action<TRecord, TValue> set)
        : base(declaration)
    {
        Codec = codec;
        _get = get;
        _set = set;
    }

    /// <summary>Codec of the values.</summary>
    public Codec<TValue> Codec { get; }

    /// <inheritdoc/>
    public override XenType Type => Codec.Type;

    /// <inheritdoc/>
    public override IMapCodec? Map => Codec as IMapCodec;

    /// <inheritdoc/>
    public override ISetCodec? Set => Codec as ISetCodec;

    /// <summary>The value in a record.</summary>
    public TValue Get(TRecord record) => _get(record);

    /// <summary>A copy of the record with another value; the same record when the value is the same.</summary>
    public TRecord With(TRecord record, TValue value)
    {
        if (Codec.Same(_get(record), value))
        {
            return record;
        }
        var copy = (TRecord)record.Duplicate();
        _set(copy, value);
        return copy;
    }

    /// <inheritdoc/>
    public override void Pack(ref MessagePackWriter writer, XenRecord record) =>
        Codec.Pack(ref writer, _get((TRecord)record));

    /// <inheritdoc/>
    public override void Write(IWireWriter writer, XenRecord record) => Codec.Write(writer, _get((TRecord)record));

    /// <inheritdoc/>
    public override bool Same(XenRecord left, XenRecord right) =>
        Codec.Same(_get((TRecord)left), _get((TRecord)right));

    /// <inheritdoc/>
    public override bool IsEmpty(XenRecord record) => Codec.Same(_get((TRecord)record), Codec.Empty);

    /// <inheritdoc/>
    public override string QueryText(XenRecord record) => Codec.QueryText(_get((TRecord)record));

    /// <inheritdoc/>
    public override object? GetValue(XenRecord record) => _get((TRecord)record);

    /// <inheritdoc/>
    public override ObjectRef ReferenceIn(XenRecord record) => Codec.ReferenceOf(_get((TRecord)record));

    /// <inheritdoc/>
    public override XenRecord WithValue(XenRecord record, object value) => With((TRecord)record, (TValue)value);

    /// <inheritdoc/>
    public override object ReadValue(in WireValue value, WireReadContext context) => Codec.Read(value, context)!;

    /// <summary>Adds the field to the list when one value is a change from the other. For generated code.</summary>
    internal void AddIfChanged(TValue before, TValue after, List<Field> changed)
    {
        if (!Codec.Same(before, after))
        {
            changed.Add(this);
        }
    }

    internal override void UnpackInto(ref MessagePackReader reader, XenRecord copy) =>
        _set((TRecord)copy, Codec.Unpack(ref reader));

    internal override void ReadInto(in WireValue value, WireReadContext context, XenRecord copy) =>
        _set((TRecord)copy, Codec.Read(value, context));
}
