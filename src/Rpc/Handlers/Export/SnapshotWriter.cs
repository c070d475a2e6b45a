using System.Globalization;
using Xen.Model.Codec;
using Xen.Model.Formats.Xva;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Handlers.Export;

/// <summary>
/// Writes a record as <c>get_record</c> would, but with the names of an export in the place of references. What is not
/// exported is nothing, and no member of sets and maps. Not thread-safe.
/// </summary>
internal sealed class SnapshotWriter : IWireWriter
{
    private readonly Stack<List<KeyValuePair<string, XvaValue>>> _open = new();
    private string _name = "";

    private SnapshotWriter() => _open.Push([]);

    /// <summary>The record as a struct.</summary>
    public static XvaValue Of(XenRecord record, ExportIds ids)
    {
        var members = new List<KeyValuePair<string, XvaValue>>();
        foreach (Field field in record.Class.PublicFields)
        {
            var writer = new SnapshotWriter();
            field.Write(writer, record);
            members.Add(KeyValuePair.Create(field.WireName, Named(writer._open.Pop()[0].Value, field.Type, ids)));
        }
        return XvaValue.Struct(members);
    }

    public void Text(string value) => Add(XvaValue.Of(value));

    public void Integer(long value) => Add(XvaValue.Of(value.ToString(CultureInfo.InvariantCulture)));

    public void SmallInteger(int value) =>
        Add(XvaValue.Scalar(XvaValueKind.Integer, value.ToString(CultureInfo.InvariantCulture)));

    public void Double(double value) =>
        Add(XvaValue.Scalar(XvaValueKind.Double, FloatText.Of(value, FloatText.WireDigits)));

    public void Boolean(bool value) => Add(XvaValue.Of(value));

    public void Date(DateTimeOffset value) => Add(XvaValue.Scalar(XvaValueKind.Date, DateText.Of(value)));

    public void BeginArray() => Begin();

    public void EndArray()
    {
        XvaValue[] items = [.. _open.Pop().Select(item => item.Value)];
        _name = _names.Pop();
        Add(XvaValue.Array(items));
    }

    public void BeginStruct() => Begin();

    public void Member(string name) => _name = name;

    public void EndStruct()
    {
        List<KeyValuePair<string, XvaValue>> members = _open.Pop();
        _name = _names.Pop();
        Add(XvaValue.Struct(members));
    }

    public void Raw(ReadOnlySpan<byte> encoded) =>
        throw new InvalidOperationException("Nobody has encoded a value for an export before.");

    private readonly Stack<string> _names = new();

    private void Begin()
    {
        _names.Push(_name);
        _open.Push([]);
    }

    private void Add(XvaValue value) => _open.Peek().Add(KeyValuePair.Create(_name, value));

    private static XvaValue Named(XvaValue value, XenType type, ExportIds ids)
    {
        if (type.ReferencedClass is not null)
        {
            return XvaValue.Of(ids.Of(value.Text));
        }
        if (type.IsSet && type.Element!.ReferencedClass is not null)
        {
            return XvaValue.Array(
                [.. value.Items.Select(item => ids.Of(item.Text)).Where(IsSomething).Select(XvaValue.Of)]);
        }
        return type.IsMap && (type.Element!.ReferencedClass ?? type.Value!.ReferencedClass) is not null
            ? XvaValue.Struct([
                .. value.Members
                    .Select(member => KeyValuePair.Create(
                        type.Element!.ReferencedClass is null ? member.Key : ids.Of(member.Key),
                        Named(member.Value, type.Value!, ids)))
                    .Where(member => IsSomething(member.Key) && IsSomething(member.Value.Text))])
            : value;
    }

    private static bool IsSomething(string text) => text != XvaDocument.NullReference;
}
