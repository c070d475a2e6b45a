using Xen.Model.Classes;
using Xen.Model.Rpc.Inside;
using Xen.Model.Schema;
using Xen.Model.Verbs.Conversation;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Wire;

namespace Xen.Model.Verbs;

/// <summary>A command while it is carried out, with all that it needs.</summary>
/// <param name="verb">The command.</param>
/// <param name="line">What was typed.</param>
/// <param name="api">Makes the calls.</param>
/// <param name="terminal">Shows the results.</param>
internal sealed class VerbRun(Verb verb, CommandLine line, XenApiClient api, Terminal terminal)
{
    /// <summary>The command.</summary>
    public Verb Verb => verb;

    /// <summary>What was typed.</summary>
    public CommandLine Line => line;

    /// <summary>Makes the calls.</summary>
    public XenApiClient Api => api;

    /// <summary>Shows the results.</summary>
    public Terminal Terminal => terminal;

    /// <summary>Reads objects.</summary>
    public ApiObjects Objects { get; } = new(api);

    /// <summary>The value of a parameter; null when it was not given.</summary>
    public string? this[string name] => line[name];

    /// <summary>The value of a parameter that has to be given.</summary>
    /// <exception cref="MissingParameterException">It was not.</exception>
    public string Need(string name) => line[name] ?? throw new MissingParameterException(name);

    /// <summary>True when a parameter was given and means yes.</summary>
    public bool IsSet(string name) => line.IsSet(name);

    /// <summary>The object of a class that a parameter names by uuid.</summary>
    public Task<ApiRecord> NeedAsync(XenClass type, string name) => Objects.ByUuidAsync(type, Need(name));

    /// <summary>The reference of the object that a parameter names by uuid; the null reference when it was not
    /// given.</summary>
    public async Task<WireValue> ReferenceAsync(XenClass type, string name) => WireValue.Of(
        line[name] is { } uuid
            ? (await Objects.ByUuidAsync(type, uuid).ConfigureAwait(false)).Reference
            : ApiObjects.NullReference);

    /// <summary>Makes a call and waits for its answer.</summary>
    public Task<WireValue> CallAsync(string method, params WireValue[] arguments) => api.CallAsync(method, arguments);

    /// <summary>Makes a call that may take its time, as a task, and waits for its end.</summary>
    public Task<WireValue> WorkAsync(string method, params WireValue[] arguments) =>
        new TaskRun(this).RunAsync(method, arguments);

    /// <summary>Prints the uuid of an object that was made.</summary>
    public async Task ShowUuidAsync(XenClass type, WireValue reference)
    {
        ApiRecord made = await Objects.GetAsync(type, reference.Text).ConfigureAwait(false);
        await terminal.ValuesAsync(made.Uuid).ConfigureAwait(false);
    }

    /// <summary>The host that a parameter names by uuid, host name or label.</summary>
    /// <exception cref="CommandFailedException">No host, or more than one, is named so.</exception>
    public async Task<ApiRecord> HostNamedAsync(string parameter)
    {
        string name = Need(parameter);
        IReadOnlyList<ApiRecord> hosts = await Objects.AllAsync(HostRecord.ClassInfo).ConfigureAwait(false);
        ApiRecord[] found =
        [
            .. hosts.Where(host => host.Uuid == name || host.NameLabel == name || host.Text("hostname") == name),
        ];
        return found.Length == 1
            ? found[0]
            : throw new CommandFailedException($"{(found.Length == 0 ? "No" : "More than one")} host is called {name}");
    }
}
