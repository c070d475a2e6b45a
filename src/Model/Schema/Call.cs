using Xen.Model.Primitives;
using Xen.Model.Wire;

namespace Xen.Model.Schema;

/// <summary>A client's message as data: it can be decided, logged, replayed and compared. Immutable.</summary>
public abstract record Call
{
    /// <summary>Name on the wire, <c>class.message</c>.</summary>
    public abstract string WireName { get; }

    /// <summary>What the message declares about itself; null for messages derived from fields.</summary>
    public virtual CallInfo? Info => null;

    /// <summary>The values of its parameters in their order; none for messages derived from fields.</summary>
    internal virtual IReadOnlyList<object> Values => [];
}

/// <summary>A call that answers with a value.</summary>
/// <typeparam name="TResult">Type of the answer; <see cref="Nothing"/> when there is none.</typeparam>
public abstract record Call<TResult> : Call;
