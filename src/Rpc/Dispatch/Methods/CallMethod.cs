using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary>
/// A message that is carried out as a <see cref="Call"/>: explicit ones, and implicit ones that write.
/// </summary>
internal abstract class CallMethod(string className, string messageName) : Method(className, messageName)
{
    /// <summary>The type of call that <see cref="Read"/> makes.</summary>
    public abstract Type CallType { get; }

    /// <summary>Type of the result.</summary>
    public abstract XenType ResultType { get; }

    /// <summary>What this server lacks to carry it out; empty when nothing.</summary>
    public string Lacking { get; init; } = "";

    /// <summary>Gives the arguments their types; what is wrong is noted in the context.</summary>
    public abstract Call Read(CallArguments arguments, WireReadContext context);

    /// <summary>Writes a result of the declared type.</summary>
    public abstract void WriteResult(IWireWriter writer, object? result);

    /// <summary>True when an argument must not be recorded.</summary>
    public virtual bool IsSecretAt(int position) => false;
}
