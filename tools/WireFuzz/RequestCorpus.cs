using Xen.Model.Classes;
using Xen.Model.Rpc;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.WireFuzz;

/// <summary>A plausible call of every message, about objects that there are.</summary>
internal sealed class RequestCorpus
{
    private const string NoObject = "OpaqueRef:NULL";

    /// <summary>What would end the fuzzer's own session, or wait for events that nobody makes.</summary>
    private static readonly HashSet<string> s_leftOut =
        ["session.logout", "session.local_logout", "session.change_password", "event.next", "event.from"];

    private readonly RecordView _view;
    private readonly Dictionary<string, CallInfo> _explicit =
        DataModel.Calls.ToDictionary(call => call.WireName, StringComparer.Ordinal);

    /// <summary>Makes the calls.</summary>
    /// <param name="view">Where objects are found.</param>
    /// <param name="session">The session they carry; may be one that does not exist.</param>
    /// <param name="isMember">True when the session exists.</param>
    public RequestCorpus(RecordView view, string session, bool isMember)
    {
        _view = view;
        Calls =
        [
            .. XenApiServer.MethodNames.Where(name => !isMember || !s_leftOut.Contains(name))
                .Select(name => (name, (IReadOnlyList<object>)Arguments(name, session))),
        ];
        References =
        [
            .. DataModel.Classes.SelectMany(view.All).Select(version => version.Slot.Reference.ToString()), session,
        ];
    }

    /// <summary>Names of messages, and arguments that fit.</summary>
    public IReadOnlyList<(string Method, IReadOnlyList<object> Arguments)> Calls { get; }

    /// <summary>References of all objects, and the session.</summary>
    public IReadOnlyList<string> References { get; }

    private List<object> Arguments(string name, string session)
    {
        List<object> arguments = [];
        if (!_explicit.TryGetValue(name, out CallInfo? call))
        {
            arguments.Add(session);
            arguments.AddRange(Implicit(name));
            return arguments;
        }
        if (call.Declaration.Session)
        {
            arguments.Add(session);
        }
        arguments.AddRange(call.Parameters.Select(parameter => Plausible(parameter.Type)));
        return arguments;
    }

    private IEnumerable<object> Implicit(string name)
    {
        string message = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
        string self = First(name[..name.IndexOf('.', StringComparison.Ordinal)]);
        if (message.StartsWith("get_all", StringComparison.Ordinal))
        {
            return message.EndsWith("where", StringComparison.Ordinal) ? ["field \"uuid\" = \"1\""] : [];
        }
        if (message.StartsWith("get_by_", StringComparison.Ordinal))
        {
            return ["a name"];
        }
        if (message == "create")
        {
            return [new Dictionary<string, object> { ["name_label"] = "made", ["other_config"] = Struct() }];
        }
        if (message.StartsWith("add_to_", StringComparison.Ordinal))
        {
            return [self, "key", "value"];
        }
        return message.StartsWith("get_", StringComparison.Ordinal) || message == "destroy" ? [self] : [self, "1"];
    }

    private object Plausible(XenType type)
    {
        if (type.ReferencedClass is { } name)
        {
            return First(name);
        }
        if (type.IsMap)
        {
            return Struct();
        }
        if (type.IsSet)
        {
            return (object[])[Plausible(type.Element!)];
        }
        return type.ToString() switch
        {
            "int" => 1,
            "float" => 0.5,
            "bool" => false,
            "datetime" => "20260101T00:00:00Z",
            _ => "text",
        };
    }

    private static Dictionary<string, object> Struct() => new() { ["key"] = "value" };

    private string First(string name) =>
        DataModel.Classes.FirstOrDefault(type => type.Declaration.WireName == name) is { } type
            ? _view.All(type).FirstOrDefault()?.Slot.Reference.ToString() ?? NoObject
            : NoObject;
}
