using System.Globalization;
using Xen.Model.Formats.Xva;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Handlers.Export;

/// <summary>Names of objects within one export. Numbers are never used twice while the server runs.</summary>
internal sealed class ExportIds
{
    private static long s_last;

    private readonly Dictionary<ObjectRef, string> _ids = [];

    /// <summary>Gives an object a name, unless it has one.</summary>
    /// <returns>False when it had.</returns>
    public bool Add(ObjectRef reference)
    {
        if (_ids.ContainsKey(reference))
        {
            return false;
        }
        _ids.Add(reference, string.Create(CultureInfo.InvariantCulture, $"Ref:{Interlocked.Increment(ref s_last)}"));
        return true;
    }

    /// <summary>The name of an object; that of nothing when it is not exported.</summary>
    public string Of(ObjectRef reference) => _ids.GetValueOrDefault(reference, XvaDocument.NullReference);

    /// <summary>As <see cref="Of(ObjectRef)"/>, for the text of a reference.</summary>
    public string Of(string reference) =>
        ObjectRef.TryParse(reference, out ObjectRef parsed) ? Of(parsed) : XvaDocument.NullReference;
}
