using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary>A read of one object that is named by its reference.</summary>
internal abstract class SelfReadMethod(XenClass type, string messageName) : ReadMethod(type.WireName, messageName)
{
    public override int RequiredCount => 1;

    public sealed override Answer Read(CallArguments arguments, ReadModel model, SessionRecord session)
    {
        string text = arguments[0].Text;
        return ObjectRef.TryParse(text, out ObjectRef self) && model.View.Find(type, self) is { } version
            ? Read(version, model, session)
            : new XenError(ErrorCode.HandleInvalid, type.WireName, text);
    }

    protected abstract Answer Read(RecordVersion version, ReadModel model, SessionRecord session);
}
