using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary><c>get_all_where</c> and <c>get_all_records_where</c>.</summary>
internal sealed class GetAllWhere(XenClass type, bool records)
    : ReadMethod(type.WireName, records ? "get_all_records_where" : "get_all_where")
{
    public override int RequiredCount => 1;

    protected override string ParameterName => "expr";

    public override Answer Read(CallArguments arguments, ReadModel model, SessionRecord session)
    {
        XenError? error = model.Matching(type, arguments[0].Text, session, out IEnumerable<RecordVersion> found);
        return error is not null ? error
            : records ? References.Records(found, type.HasShownSecrets ? model.ReaderFor(session) : null)
            : References.Answer(found);
    }
}
