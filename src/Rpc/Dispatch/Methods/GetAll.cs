using Xen.Model.Classes;
using Xen.Model.Schema;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary><c>get_all</c> and <c>get_all_records</c>.</summary>
internal sealed class GetAll(XenClass type, bool records)
    : ReadMethod(type.WireName, records ? "get_all_records" : "get_all")
{
    public override int RequiredCount => 0;

    public override Answer Read(CallArguments arguments, ReadModel model, SessionRecord session) =>
        records
            ? References.Records(model.View.All(type), type.HasShownSecrets ? model.ReaderFor(session) : null)
            : References.Answer(model.View.All(type));
}
