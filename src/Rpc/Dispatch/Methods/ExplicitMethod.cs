using Xen.Model.Schema;
using Xen.Model.Secrets;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary>A message that a class declares itself.</summary>
internal sealed class ExplicitMethod : CallMethod
{
    private readonly CallInfo _info;
    private readonly bool[] _secrets;

    public ExplicitMethod(CallInfo info)
        : base(info.ClassName, info.MessageName)
    {
        _info = info;
        Roles = info.Declaration.Roles;
        // The result of a task can be read by everybody.
        IsAsync = info.Declaration.Async && !(info.Declaration.Secret && info.ResultType != XenType.Void);
        NeedsSession = info.Declaration.Session;
        IsRemoved = info.IsRemoved;
        IsPoolInternal = info.Declaration.PoolInternal;
        IsSecret = info.Declaration.Secret;
        Lacking = info.Declaration.Unsupported;
        KeyRoles = [.. info.Declaration.KeyRoles.Select(KeyRole.Parse)];
        KeyPosition = Math.Max(0, Position("key"));
        _secrets = [.. info.Parameters.Select(IsSecretParameter)];
        // Without arguments every parameter takes its default, which is enough to see what comes out.
        CallType = info.Read([], new WireReadContext()).GetType();
    }

    public override Type CallType { get; }

    public override XenType ResultType => _info.ResultType;

    public override int RequiredCount => _info.RequiredCount;

    public override int TotalCount => _info.Parameters.Length;

    public override Call Read(CallArguments arguments, WireReadContext context) =>
        _info.Read(arguments.AsList(), context);

    public override void WriteResult(IWireWriter writer, object? result) => _info.WriteResult(writer, result);

    public override bool IsSecretAt(int position) => position < _secrets.Length && _secrets[position];

    private static bool IsSecretParameter(ParamInfo parameter) =>
        SecretNames.IsSecret(parameter.Declaration.WireName)
        || parameter.Type.ReferencedClass == Classes.SessionRecord.WireName;

    private int Position(string parameter) => _info.Parameters.ToList()
        .FindIndex(candidate => candidate.Declaration.WireName == parameter);
}
