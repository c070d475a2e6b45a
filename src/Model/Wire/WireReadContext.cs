using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Wire;

/// <summary>
/// Collects what goes wrong while arguments are given their types. The first type error wins. References that cannot
/// name an object are remembered apart, because they are reported only after session and permission were checked. One
/// per call.
/// </summary>
public sealed class WireReadContext
{
    /// <summary>The first type error, or null.</summary>
    public XenError? TypeError { get; private set; }

    /// <summary>The first reference that cannot name an object, as the error the call gets; or null.</summary>
    public XenError? UnknownReference { get; private set; }

    /// <summary>References read so far, with the class they were declared to have.</summary>
    public List<(string ClassName, ObjectRef Reference)> References { get; } = [];

    /// <summary>Notes that a value has the wrong type.</summary>
    public void Expected(string type, in WireValue found) =>
        TypeError ??= new XenError(ErrorCode.InternalError, $"(Failure \"Expected {type} but found {found}\")");

    /// <summary>Notes another type error.</summary>
    public void Fail(string text) => TypeError ??= new XenError(ErrorCode.InternalError, $"(Failure \"{text}\")");

    /// <summary>Reads a reference text.</summary>
    public ObjectRef Reference(string className, in WireValue value)
    {
        if (value.Kind != WireKind.Text)
        {
            Expected("string", value);
            return default;
        }
        if (!ObjectRef.TryParse(value.Text, out ObjectRef reference))
        {
            UnknownReference ??= new XenError(ErrorCode.HandleInvalid, className, value.Text);
        }
        else
        {
            References.Add((className, reference));
        }
        return reference;
    }
}
