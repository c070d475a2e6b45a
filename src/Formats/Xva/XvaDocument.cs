using System.Text;

namespace Xen.Model.Formats.Xva;

/// <summary>The description of exported VMs, the entry <c>ova.xml</c>. Immutable.</summary>
/// <param name="Version">Who wrote it.</param>
/// <param name="Objects">The objects, each with an id of its own.</param>
public sealed record XvaDocument(XvaVersion Version, IReadOnlyList<XvaObject> Objects)
{
    /// <summary>The reference to nothing.</summary>
    public const string NullReference = "OpaqueRef:NULL";

    /// <summary>The bytes of the entry: UTF-8, one line, no XML declaration.</summary>
    public byte[] Write()
    {
        var text = new StringBuilder();
        text.Append("<value><struct><member><name>version</name>");
        XvaValueWriter.Write(text, Version.Write());
        text.Append("</member><member><name>objects</name><value><array><data>");
        foreach (XvaObject item in Objects)
        {
            XvaValueWriter.Write(text, XvaValue.Struct(
                ("class", XvaValue.Of(item.Class)), ("id", XvaValue.Of(item.Id)), ("snapshot", item.Snapshot)));
        }
        text.Append("</data></array></value></member></struct></value>");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads the entry.</summary>
    /// <param name="bytes">Its contents.</param>
    /// <param name="limits">What is put up with; the defaults when null.</param>
    /// <exception cref="XvaException">It is no such description, or beyond the limits.</exception>
    public static XvaDocument Read(ReadOnlyMemory<byte> bytes, XvaLimits? limits = null)
    {
        XvaValue value = XvaValueReader.Read(bytes, limits ?? XvaLimits.Default);
        if (value.Find("version") is not { Kind: XvaValueKind.Struct } version
            || value.Find("objects") is not { Kind: XvaValueKind.Array } list)
        {
            throw XvaException.Damaged("The description has no version, or no objects");
        }
        var objects = new List<XvaObject>(list.Items.Count);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (XvaValue item in list.Items)
        {
            var read = new XvaObject(
                item.TextOf("class"), item.TextOf("id"), item.Find("snapshot") ?? XvaValue.Struct());
            if (read.Class.Length == 0 || read.Id.Length == 0 || !ids.Add(read.Id))
            {
                throw XvaException.Damaged("The description has an object without class or id of its own");
            }
            objects.Add(read);
        }
        return new XvaDocument(XvaVersion.Read(version), objects);
    }
}
