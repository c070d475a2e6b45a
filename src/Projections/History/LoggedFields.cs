using Xen.Model.Codec;
using Xen.Model.Log.Format;
using Xen.Model.Schema;

namespace Xen.Model.Projections.History;

/// <summary>The fields that one event of the log holds. Immutable.</summary>
internal readonly struct LoggedFields
{
    private readonly HashSet<int> _numbers;

    private LoggedFields(XenRecord record, HashSet<int> numbers)
    {
        Record = record;
        _numbers = numbers;
    }

    /// <summary>A record with the event's values; its other fields have their defaults, or the values given.</summary>
    public XenRecord Record { get; }

    /// <summary>Reads them.</summary>
    /// <param name="logged">The event.</param>
    /// <param name="basis">What the values are laid over; a record without values when null.</param>
    public static LoggedFields Read(in LoggedEvent logged, XenRecord? basis = null)
    {
        var numbers = new HashSet<int>();
        var keys = new MessagePackReader(logged.Fields);
        for (int left = keys.ReadMapHeader(); left > 0; left--)
        {
            numbers.Add(keys.ReadInt32());
            keys.Skip();
        }
        var reader = new MessagePackReader(logged.Fields);
        return new LoggedFields(RecordPacker.Unpack(ref reader, basis ?? logged.Class.Empty), numbers);
    }

    /// <summary>True when the event holds a value of the field.</summary>
    public bool Has(Field field) => _numbers.Contains(field.Id);
}
