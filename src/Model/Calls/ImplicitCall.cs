using Xen.Model.Codec;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Calls;

/// <summary>
/// An implicit message that writes: what follows from a class or a field without being declared. Reads its arguments
/// for adapters, and for those who decide a recorded call once more. Immutable.
/// </summary>
public sealed class ImplicitCall
{
    private const string Self = "self";
    private const string Key = "key";
    private const string Value = "value";

    private readonly Func<IReadOnlyList<WireValue>, WireReadContext, Call> _read;

    private ImplicitCall(
        XenClass type,
        string messageName,
        int argumentCount,
        Type callType,
        Func<IReadOnlyList<WireValue>, WireReadContext, Call> read)
    {
        Class = type;
        MessageName = messageName;
        ArgumentCount = argumentCount;
        CallType = callType;
        _read = read;
    }

    /// <summary>The class that has the message.</summary>
    public XenClass Class { get; }

    /// <summary>The part of the name behind the dot.</summary>
    public string MessageName { get; }

    /// <summary>Name on the wire, <c>class.message</c>.</summary>
    public string WireName => $"{Class.WireName}.{MessageName}";

    /// <summary>How many arguments it takes, the session not counted.</summary>
    public int ArgumentCount { get; }

    /// <summary>Type of what <see cref="Read"/> makes.</summary>
    public Type CallType { get; }

    /// <summary><c>create</c>: one struct with the fields of the new object.</summary>
    public static ImplicitCall Create(XenClass type) => new(
        type, "create", 1, typeof(CreateObject),
        (arguments, context) => new CreateObject(RecordReader.Read(type, arguments[0], context.At("args"))));

    /// <summary><c>destroy</c>.</summary>
    public static ImplicitCall Destroy(XenClass type) => new(
        type, "destroy", 1, typeof(DestroyObject),
        (arguments, context) => new DestroyObject(type, context.At(Self).Reference(type.WireName, arguments[0])));

    /// <summary>The messages with which clients write a field; none when they may not.</summary>
    public static IEnumerable<ImplicitCall> Of(Field field)
    {
        if (field.Declaration.Qualifier != Qualifier.RW || field.IsDerived)
        {
            yield break;
        }
        yield return Writing(field, "set_", 2, typeof(SetField), static (field, self, arguments, context) =>
            new SetField(self, field, field.ReadValue(arguments[1], context.At(Value))));
        if (field.Map is not null)
        {
            yield return Writing(field, "add_to_", 3, typeof(AddToMap), static (field, self, arguments, context) =>
                new AddToMap(
                    self, field, field.Map!.ReadKey(arguments[1], context.At(Key)),
                    field.Map.ReadEntry(arguments[2], context.At(Value))));
            yield return Writing(
                field, "remove_from_", 2, typeof(RemoveFromMap), static (field, self, arguments, context) =>
                    new RemoveFromMap(self, field, field.Map!.ReadKey(arguments[1], context.At(Key))));
        }
        else if (field.Set is not null)
        {
            yield return Writing(field, "add_", 2, typeof(AddToSet), static (field, self, arguments, context) =>
                new AddToSet(self, field, field.Set!.ReadMember(arguments[1], context.At(Value))));
            yield return Writing(
                field, "remove_", 2, typeof(RemoveFromSet), static (field, self, arguments, context) =>
                    new RemoveFromSet(self, field, field.Set!.ReadMember(arguments[1], context.At(Value))));
        }
    }

    /// <summary>All of a class whose objects clients can see.</summary>
    public static IEnumerable<ImplicitCall> Of(XenClass type)
    {
        if (type.IsInternal || !type.Declaration.InDatabase)
        {
            return [];
        }
        ImplicitCall[] ofObject = type.Declaration.Constructible ? [Create(type), Destroy(type)] : [];
        return ofObject.Concat(type.PublicFields.SelectMany(Of));
    }

    /// <summary>
    /// Gives the arguments their types; there must be <see cref="ArgumentCount"/> of them, the session not among them.
    /// What is wrong with them is noted in the context.
    /// </summary>
    public Call Read(IReadOnlyList<WireValue> arguments, WireReadContext context) => _read(arguments, context);

    private static ImplicitCall Writing(
        Field field,
        string verb,
        int argumentCount,
        Type callType,
        Func<Field, ObjectRef, IReadOnlyList<WireValue>, WireReadContext, Call> read) => new(
            field.Class, verb + field.WireName, argumentCount, callType,
            (arguments, context) =>
                read(field, context.At(Self).Reference(field.Class.WireName, arguments[0]), arguments, context));
}
