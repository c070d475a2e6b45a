using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>
/// What a call is answered with: an error, or a value that is written straight into the reply. The value is held as a
/// static writer and what it needs, so that answering a getter allocates nothing. Immutable.
/// </summary>
internal readonly struct Answer
{
    private readonly ValueWriter? _write;
    private readonly object? _first;
    private readonly object? _second;

    private Answer(XenError? error, ValueWriter? write, object? first, object? second, Action<bool>? sent)
    {
        Error = error;
        _write = write;
        _first = first;
        _second = second;
        Sent = sent;
    }

    /// <summary>Writes exactly one value.</summary>
    internal delegate void ValueWriter(IWireWriter writer, object? first, object? second);

    /// <summary>Why the call failed; null when it did not.</summary>
    public XenError? Error { get; }

    /// <summary>To be told whether the reply has left completely, exactly once; null when nobody cares.</summary>
    public Action<bool>? Sent { get; }

    /// <summary>The answer of calls that have none.</summary>
    public static Answer Void => default;

    /// <summary>True for the task of an asynchronous call whose handler has made it already.</summary>
    public bool IsTask { get; private init; }

    /// <summary>The task of an asynchronous call, which goes on.</summary>
    public static Answer OfTask(ObjectRef task) => Text(task.ToString()) with { IsTask = true };

    /// <summary>A text.</summary>
    public static Answer Text(string text, Action<bool>? sent = null) =>
        Of(static (writer, value, _) => writer.Text((string)value!), text, sent: sent);

    /// <summary>A value that a writer without state of its own puts out.</summary>
    public static Answer Of(ValueWriter write, object? first, object? second = null, Action<bool>? sent = null) =>
        new(null, write, first, second, sent);

    /// <summary>A failure.</summary>
    public static Answer Failed(XenError error, Action<bool>? sent = null) => new(error, null, null, null, sent);

    public static implicit operator Answer(XenError error) => Failed(error);

    /// <summary>Writes the value of a successful answer.</summary>
    public void Write(IWireWriter writer)
    {
        if (_write is null)
        {
            writer.Text("");
        }
        else
        {
            _write(writer, _first, _second);
        }
    }
}
