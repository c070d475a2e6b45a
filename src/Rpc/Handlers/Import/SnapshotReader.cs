using System.Collections.Immutable;
using System.Globalization;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Formats.Xva;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Handlers.Export;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Handlers.Import;

/// <summary>
/// Gives the objects of an export the types of the model. Fields that newer or older servers do not have are left at
/// their defaults, classes that an import has no use for are left out. One per import.
/// </summary>
internal sealed class SnapshotReader
{
    private const string IdPrefix = "Ref:";

    private static readonly Dictionary<string, XenClass> s_classes = new XenClass[]
    {
        HostRecord.ClassInfo, SRRecord.ClassInfo, VDIRecord.ClassInfo, VMGuestMetricsRecord.ClassInfo,
        VMMetricsRecord.ClassInfo, VMRecord.ClassInfo, NetworkRecord.ClassInfo, GPUGroupRecord.ClassInfo,
        VBDRecord.ClassInfo, VIFRecord.ClassInfo, VGPUTypeRecord.ClassInfo, VGPURecord.ClassInfo,
        VTPMRecord.ClassInfo,
    }.ToDictionary(type => type.WireName, StringComparer.Ordinal);

    private readonly Dictionary<string, ObjectRef> _ids = new(StringComparer.Ordinal);

    private SnapshotReader(XvaDocument document)
    {
        foreach (XvaObject item in document.Objects)
        {
            // Any number will do: it stands for the object in this import only.
            _ids.Add(item.Id, new ObjectRef(new Guid(_ids.Count + 1, 0, 0, new byte[8])));
        }
    }

    /// <summary>Reads all objects, and finds the name that each VDI has in the export.</summary>
    /// <exception cref="HandlerException">A value does not fit its field, or a reference leads nowhere.</exception>
    public static ImmutableArray<ImportedObject> Read(
        XvaDocument document, out IReadOnlyDictionary<ObjectRef, string> names)
    {
        var reader = new SnapshotReader(document);
        var objects = ImmutableArray.CreateBuilder<ImportedObject>(document.Objects.Count);
        foreach (XvaObject item in document.Objects)
        {
            if (s_classes.TryGetValue(item.Class, out XenClass? type))
            {
                objects.Add(type == VTPMRecord.ClassInfo
                    ? reader.Module(item)
                    : new ImportedObject(reader._ids[item.Id], reader.Record(type, item)));
            }
        }
        names = reader._ids.ToDictionary(id => id.Value, id => id.Key);
        return objects.ToImmutable();
    }

    private XenRecord Record(XenClass type, XvaObject item)
    {
        XenRecord record = type.Empty;
        var context = new WireReadContext();
        foreach (Field field in type.PublicFields)
        {
            if (!field.IsStored || field.Declaration.Recomputed || item.Snapshot.Find(field.WireName) is not { } value)
            {
                continue;
            }
            if (field.Type.ReferencedClass is not null)
            {
                value = XvaValue.Of(Reference(value.Text));
            }
            else if (HoldsReferences(field.Type))
            {
                continue;
            }
            record = field.WithValue(record, field.ReadValue(Wire(value), context.At(field.WireName)));
            if (context.TypeError is { } error)
            {
                throw ImportErrors.Of(new XenError(
                    ErrorCode.ImportError, $"{item.Id}: {field}: {string.Join(' ', error.Parameters)}"));
            }
        }
        return record;
    }

    /// <summary>A TPM is written in a form of its own.</summary>
    private ImportedObject Module(XvaObject item)
    {
        string Text(string name) => item.Snapshot.TextOf(ExportDescription.TpmPrefix + name);
        ObjectRef.TryParse(Reference(Text("VM")), out ObjectRef vm);
        string contents = Text("content");
        if (!Convert.TryFromBase64String(contents, new byte[contents.Length], out _))
        {
            throw ImportErrors.Of(new XenError(ErrorCode.ImportError, $"{item.Id}: the contents are not in base 64"));
        }
        return new ImportedObject(
            _ids[item.Id],
            new VTPMRecord
            {
                Uuid = Text("uuid"),
                VM = vm.As<VMRecord>(),
                IsUnique = Text("is_unique") == "1",
                IsProtected = Text("is_protected") == "1",
            },
            contents);
    }

    private static bool HoldsReferences(XenType type) =>
        type.Element?.ReferencedClass is not null || type.Value?.ReferencedClass is not null;

    /// <summary>The text of a reference within this import; what was nothing to the exporter is nothing here.</summary>
    private string Reference(string text)
    {
        if (_ids.TryGetValue(text, out ObjectRef id))
        {
            return id.ToString();
        }
        return text.StartsWith(IdPrefix, StringComparison.Ordinal)
            ? throw ImportErrors.Of(new XenError(ErrorCode.ImportErrorFailedToFindObject, text))
            : ObjectRef.NullText;
    }

    private static WireValue Wire(XvaValue value) => value.Kind switch
    {
        XvaValueKind.Integer when long.TryParse(
            value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) =>
            WireValue.Of(number),
        XvaValueKind.Double when double.TryParse(
            value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => WireValue.Of(number),
        XvaValueKind.Boolean => WireValue.Of(value.Text is "1" or "true"),
        XvaValueKind.Date => WireValue.Date(value.Text),
        XvaValueKind.Array => WireValue.Array([.. value.Items.Select(Wire)]),
        XvaValueKind.Struct => WireValue.Struct(
            [.. value.Members.Select(member => KeyValuePair.Create(member.Key, Wire(member.Value)))]),
        _ => WireValue.Of(value.Text),
    };
}
