using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Dispatch.Methods;

namespace Xen.Model.Rpc.Callers;

/// <summary>What a call takes out of a token bucket: the more work it is for the server, the more.</summary>
internal static class CallCost
{
    private const double Look = 1;
    private const double Change = 2;
    private const double WholeClass = 10;

    /// <summary>Tokens for one call of a message, however it is spelled.</summary>
    public static double Of(string name) => Of(MethodTable.Standard.Find(new MethodName(name).Message));

    private static double Of(Method? method) => method switch
    {
        null => Look,
        _ when method.MessageName.StartsWith("get_all_records", StringComparison.Ordinal) => WholeClass,
        ReadMethod => Look,
        _ when method.MessageName.StartsWith("get_", StringComparison.Ordinal) || method.ClassName == "event" => Look,
        _ => Change,
    };
}
