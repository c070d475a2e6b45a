using System.Collections.Frozen;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Schema;

namespace Xen.Model.Rpc.Audit;

/// <summary>What the parameters of messages are called, and which of them are references.</summary>
internal static class AuditParameters
{
    private static readonly Lazy<FrozenDictionary<string, (string Name, (string, string?)[] All)>> s_all = new(Build);

    /// <summary>The name with a dot of a message in either spelling; of what is no message, what was given.</summary>
    public static string NameOf(string method) =>
        s_all.Value.TryGetValue(method, out (string Name, (string, string?)[] All) found) ? found.Name : method;

    /// <summary>Name of each parameter, session excluded, and the class that it refers to; nothing for none.</summary>
    public static IReadOnlyList<(string Name, string? ClassName)> Of(string method) =>
        s_all.Value.TryGetValue(method, out (string Name, (string, string?)[] All) found) ? found.All : [];

    private static FrozenDictionary<string, (string, (string, string?)[])> Build()
    {
        var all = new Dictionary<string, (string, (string, string?)[])>(StringComparer.Ordinal);
        foreach (CallInfo call in DataModel.Calls)
        {
            Add(call.ClassName, call.MessageName,
                [.. call.Parameters.Select(item => (item.Declaration.WireName, Single(item.Type)))]);
        }
        foreach (ImplicitCall call in DataModel.Classes.SelectMany(type => ImplicitCall.Of(type)))
        {
            Add(call.Class.WireName, call.MessageName,
                call.MessageName == "create" ? [] : [("self", call.Class.WireName)]);
        }
        return all.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string className, string messageName, (string, string?)[] parameters)
        {
            string name = className + "." + messageName;
            all.TryAdd(name, (name, parameters));
            all.TryAdd(className + "_" + messageName, (name, parameters));
        }
    }

    private static string? Single(XenType type) => type.IsSet || type.IsMap ? null : type.ReferencedClass;
}
