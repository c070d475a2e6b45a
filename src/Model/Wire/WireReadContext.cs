using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Wire;

/// <summary>
/// Collects what goes wrong while arguments are given their types. The first type error wins. References that cannot
/// name an object are remembered apart, because they are reported only after session and permission were checked. One
/// per call.
/// </summary>
/// <param name="typed">
/// True to report type errors with codes of their own and the name of what is wrong; false for the INTERNAL_ERROR that
/// clients of the original server know.
/// </param>
public sealed class WireReadContext(bool typed = false)
{
    private string _name = "";

    /// <summary>The first type error, or null.</summary>
    public XenError? TypeError { get; private set; }

    /// <summary>The first reference that cannot name an object, as the error the call gets; or null.</summary>
    public XenError? UnknownReference { get; private set; }

    /// <summary>References read so far, with the class they were declared to have.</summary>
    public List<(string ClassName, ObjectRef Reference)> References { get; } = [];

    /// <summary>Says which parameter, or member of a record, is read next.</summary>
    public WireReadContext At(string name)
    {
        _name = name;
        return this;
    }

    /// <summary>Notes that a value has the wrong type.</summary>
    public void Expected(string type, in WireValue found) =>
        TypeError ??= typed
            ? new XenError(ErrorCode.FieldTypeError, _name)
            : Failure($"Expected {type} but found {found}");

    /// <summary>Notes that a text is none of the values that an enum has.</summary>
    public void UnknownValue(string text) =>
        TypeError ??= typed ? new XenError(ErrorCode.InvalidValue, _name, text) : Failure("Unknown tag/contents");

    /// <summary>Notes that a record lacks a member that has no default.</summary>
    public void Missing(string className, string member) =>
        TypeError ??= typed
            ? new XenError(ErrorCode.FieldTypeError, member)
            : Failure($"Undefined field {className}.{member}");

    private static XenError Failure(string text) => new(ErrorCode.InternalError, $"(Failure \"{text}\")");

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
