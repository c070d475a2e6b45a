using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.Indexes;
using Xen.Model.Projections.Queries;
using Xen.Model.Projections.Snapshots;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>What reads look at. Thread-safe.</summary>
/// <param name="sink">Has the state.</param>
/// <param name="indexes">Finds objects by uuid and name.</param>
/// <param name="secrets">Reveals secrets; null where none are kept.</param>
internal sealed class ReadModel(ICallSink sink, ObjectIndexes indexes, ISecretProtector? secrets)
{
    /// <summary>The newest state that clients may see; everything one call reads comes from one view.</summary>
    public RecordView View => sink.View;

    /// <summary>Finds objects by uuid and name.</summary>
    public ObjectIndexes Indexes => indexes;

    /// <summary>
    /// The objects of a class for which an expression is true, as a session sees them; an error when it cannot be read.
    /// </summary>
    public XenError? Matching(
        XenClass type, string expression, SessionRecord session, out IEnumerable<RecordVersion> found)
    {
        var where = WhereExpression.TryRead(type, expression, out XenError? error);
        SecretReader? reader = type.HasShownSecrets ? ReaderFor(session) : null;
        found = where is null ? []
            : reader is null ? View.All(type).Where(where.Matches)
            : View.All(type).Where(version => where.Matches(version.Slot.Reference, reader.Of(version)));
        return error;
    }

    /// <summary>Shows records with secrets as a session may see them.</summary>
    public SecretReader ReaderFor(SessionRecord session) => new(
        secrets, field => Permissions.Has(session, $"{field.Class.WireName}.get_{field.WireName}".ToLowerInvariant()));
}
