using Xen.Model.Errors;

namespace Xen.Model.Sequencing;

/// <summary>
/// What a decider says: no, with a reason; or yes, with a result; or yes, but the result comes when an operation ends.
/// What changes is in the <see cref="Changes"/> it was given.
/// </summary>
public readonly struct Decision
{
    private Decision(XenError? error, object? result, bool isPending)
    {
        Error = error;
        Result = result;
        IsPending = isPending;
    }

    /// <summary>Why the call is refused; null when it is accepted.</summary>
    public XenError? Error { get; }

    /// <summary>The result, of the type that the call declares; null for none.</summary>
    public object? Result { get; }

    /// <summary>True when the result comes with the end of the call's task.</summary>
    public bool IsPending { get; }

    /// <summary>Accepted; there is no result.</summary>
    public static Decision Done => default;

    /// <summary>Accepted; the task that the decider asked for will end when the work has been done.</summary>
    public static Decision Pending => new(null, null, true);

    /// <summary>Accepted with a result.</summary>
    public static Decision With(object result) => new(null, result, false);

    /// <summary>Refused.</summary>
    public static implicit operator Decision(XenError error) => new(error, null, false);
}
