using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary>A message derived from the data model that only looks: answered at once from one view.</summary>
internal abstract class ReadMethod(string className, string messageName) : Method(className, messageName)
{
    /// <summary>What its only parameter is called.</summary>
    protected virtual string ParameterName => "self";

    /// <summary>Says what is wrong with the types of the arguments; null when nothing is.</summary>
    public XenError? CheckTypes(CallArguments arguments, WireReadContext context)
    {
        if (RequiredCount == 0 || arguments[0].Kind == WireKind.Text)
        {
            return null;
        }
        context.At(ParameterName).Expected("string", arguments[0]);
        return context.TypeError;
    }

    /// <summary>Answers a call whose arguments have been checked.</summary>
    public abstract Answer Read(CallArguments arguments, ReadModel model, SessionRecord session);
}
