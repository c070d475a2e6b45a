using Xen.Model.Calls;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary>An implicit message that writes a field: <c>set_</c>, or a change of one entry of a map or set.</summary>
internal sealed class FieldMethod : CallMethod
{
    private readonly Field _field;
    private readonly Reader _read;

    private FieldMethod(Field field, string verb, int count, Type callType, Reader read)
        : base(field.Class.WireName, verb + field.WireName)
    {
        _field = field;
        _read = read;
        RequiredCount = count;
        CallType = callType;
        Roles = field.Declaration.WriteRoles;
        IsSecret = field.Declaration.Secret;
        IsRemoved = LifecycleText.IsRemoved(field.Declaration.Lifecycle);
    }

    private delegate Call Reader(Field field, ObjectRef self, CallArguments arguments, WireReadContext context);

    public override Type CallType { get; }

    public override XenType ResultType => XenType.Void;

    public override int RequiredCount { get; }

    /// <summary><c>set_</c>.</summary>
    public static FieldMethod Set(Field field) => new(
        field, "set_", 2, typeof(SetField),
        static (field, self, arguments, context) => new SetField(self, field, field.ReadValue(arguments[1], context)));

    /// <summary><c>add_</c> of a set.</summary>
    public static FieldMethod AddToSet(Field field) => new(
        field, "add_", 2, typeof(AddToSet),
        static (field, self, arguments, context) =>
            new AddToSet(self, field, field.Set!.ReadMember(arguments[1], context)));

    /// <summary><c>remove_</c> of a set.</summary>
    public static FieldMethod RemoveFromSet(Field field) => new(
        field, "remove_", 2, typeof(RemoveFromSet),
        static (field, self, arguments, context) =>
            new RemoveFromSet(self, field, field.Set!.ReadMember(arguments[1], context)));

    /// <summary><c>add_to_</c> of a map.</summary>
    public static FieldMethod AddToMap(Field field) => new(
        field, "add_to_", 3, typeof(AddToMap),
        static (field, self, arguments, context) => new AddToMap(
            self, field, field.Map!.ReadKey(arguments[1], context), field.Map.ReadEntry(arguments[2], context)))
    {
        KeyRoles = [.. field.Declaration.KeyRoles.Select(KeyRole.Parse)],
    };

    /// <summary><c>remove_from_</c> of a map.</summary>
    public static FieldMethod RemoveFromMap(Field field) => new(
        field, "remove_from_", 2, typeof(RemoveFromMap),
        static (field, self, arguments, context) =>
            new RemoveFromMap(self, field, field.Map!.ReadKey(arguments[1], context)))
    {
        KeyRoles = [.. field.Declaration.KeyRoles.Select(KeyRole.Parse)],
    };

    public override Call Read(CallArguments arguments, WireReadContext context)
    {
        ObjectRef self = context.Reference(_field.Class.WireName, arguments[0]);
        return _read(_field, self, arguments, context);
    }

    public override bool IsSecretAt(int position) =>
        position == 0 && _field.Class == Classes.SessionRecord.ClassInfo;

    public override void WriteResult(IWireWriter writer, object? result) => writer.Text("");
}
