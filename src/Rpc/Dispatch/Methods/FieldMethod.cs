using Xen.Model.Calls;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary>An implicit message that writes a field: <c>set_</c>, or a change of one entry of a map or set.</summary>
internal sealed class FieldMethod : CallMethod
{
    private readonly Field _field;
    private readonly ImplicitCall _call;

    /// <summary>Makes the method.</summary>
    /// <param name="field">The field.</param>
    /// <param name="call">One of the messages that write it.</param>
    public FieldMethod(Field field, ImplicitCall call)
        : base(field.Class.WireName, call.MessageName)
    {
        _field = field;
        _call = call;
        Roles = field.Declaration.WriteRoles;
        IsSecret = field.Declaration.Secret;
        IsRemoved = LifecycleText.IsRemoved(field.Declaration.Lifecycle);
        if (CallType == typeof(AddToMap) || CallType == typeof(RemoveFromMap))
        {
            KeyRoles = [.. field.Declaration.KeyRoles.Select(KeyRole.Parse)];
        }
    }

    public override Type CallType => _call.CallType;

    public override XenType ResultType => XenType.Void;

    public override int RequiredCount => _call.ArgumentCount;

    public override Call Read(CallArguments arguments, WireReadContext context) =>
        _call.Read(arguments.AsList(), context);

    public override bool IsSecretAt(int position) =>
        position == 0 && _field.Class == Classes.SessionRecord.ClassInfo;

    public override void WriteResult(IWireWriter writer, object? result) => writer.Text("");
}
