using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

/// <summary>
/// Whole records: all fields in the log, the public ones for clients, the settable ones from clients.
/// </summary>
internal sealed class RecordCodec<T> : Codec<T>
    where T : XenRecord, IXenRecord
{
    public static readonly RecordCodec<T> Instance = new();

    public override XenType Type { get; } = XenType.Record(T.WireName);

    public override T Empty => (T)T.ClassInfo.Empty;

    public override void Pack(ref MessagePackWriter writer, T value) =>
        RecordPacker.Pack(ref writer, value, T.ClassInfo.StoredFields);

    public override T Unpack(ref MessagePackReader reader) => (T)RecordPacker.Unpack(ref reader, T.ClassInfo.Empty);

    public override void Write(IWireWriter writer, T value) => value.Write(writer);

    public override T Read(in WireValue value, WireReadContext context) =>
        (T)RecordReader.Read(T.ClassInfo, value, context);

    public override string QueryText(T value) => "";
}
