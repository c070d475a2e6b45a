using Xen.Model.Codec;
using Xen.Model.Log.Format;
using Xen.Model.Schema;

namespace Xen.Model.Projections.History;

/// <summary>The fields that one event of the log holds. Immutable.</summary>
public readonly struct LoggedFields
{
    private readonly List<Field> _fields;

    private LoggedFields(XenRecord record, List<Field> fields)
    {
        Record = record;
        _fields = fields;
    }

    /// <summary>A record with the event's values; its other fields have their defaults, or the values given.</summary>
    public XenRecord Record { get; }

    /// <summary>The fields in the order of the event; those that today's class does not have are left out.</summary>
    public IReadOnlyList<Field> Fields => _fields;

    /// <summary>Reads them.</summary>
    /// <param name="logged">The event.</param>
    /// <param name="basis">What the values are laid over; a record without values when null.</param>
    /// <exception cref="MessagePackException">The event is damaged.</exception>
    public static LoggedFields Read(in LoggedEvent logged, XenRecord? basis = null)
    {
        var fields = new List<Field>();
        var keys = new MessagePackReader(logged.Fields);
        for (int left = keys.ReadMapHeader(); left > 0; left--)
        {
            if (logged.Class.FieldNumbered(keys.ReadInt32()) is { } field)
            {
                fields.Add(field);
            }
            keys.Skip();
        }
        var reader = new MessagePackReader(logged.Fields);
        return new LoggedFields(RecordPacker.Unpack(ref reader, basis ?? logged.Class.Empty), fields);
    }

    /// <summary>True when the event holds a value of the field.</summary>
    public bool Has(Field field) => _fields.Contains(field);
}
