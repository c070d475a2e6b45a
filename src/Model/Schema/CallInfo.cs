using System.Collections.Immutable;
using Xen.Model.Codec;
using Xen.Model.Wire;

namespace Xen.Model.Schema;

/// <summary>An explicit message: declaration, parameters, result and how to read its arguments. Immutable.</summary>
public abstract class CallInfo
{
    private protected CallInfo(CallAttribute declaration, ParamInfo[] parameters)
    {
        Declaration = declaration;
        Parameters = [.. parameters];
        RequiredCount = parameters.Count(parameter => !parameter.HasDefault);
        int dot = declaration.WireName.IndexOf('.', StringComparison.Ordinal);
        ClassName = declaration.WireName[..dot];
        MessageName = declaration.WireName[(dot + 1)..];
        IsRemoved = LifecycleText.IsRemoved(declaration.Lifecycle);
    }

    /// <summary>What the message declares about itself.</summary>
    public CallAttribute Declaration { get; }

    /// <summary>Name on the wire, <c>class.message</c>.</summary>
    public string WireName => Declaration.WireName;

    /// <summary>The part of the name before the dot.</summary>
    public string ClassName { get; }

    /// <summary>The part of the name behind the dot.</summary>
    public string MessageName { get; }

    /// <summary>True when today's server answers MESSAGE_REMOVED.</summary>
    public bool IsRemoved { get; }

    /// <summary>The parameters without the session.</summary>
    public ImmutableArray<ParamInfo> Parameters { get; }

    /// <summary>How many parameters have no default.</summary>
    public int RequiredCount { get; }

    /// <summary>Type of the answer.</summary>
    public abstract XenType ResultType { get; }

    /// <summary>Reads the arguments, session excluded; what is wrong with them is noted in the context.</summary>
    public abstract Call Read(IReadOnlyList<WireValue> arguments, WireReadContext context);

    /// <summary>
    /// Makes the call with the values of its parameters, in their order; see <see cref="Call.Values"/>.
    /// </summary>
    internal abstract Call Make(IReadOnlyList<object> values);

    /// <summary>Writes an answer of the declared type.</summary>
    public abstract void WriteResult(IWireWriter writer, object? answer);
}

/// <summary>An explicit message with the type of its answer. Made by generated code.</summary>
/// <typeparam name="TResult">Type of the answer.</typeparam>
public sealed class CallInfo<TResult>(
    CallAttribute declaration,
    Codec<TResult> result,
    Func<IReadOnlyList<WireValue>, WireReadContext, Call> read,
    Func<IReadOnlyList<object>, Call> make,
    params ParamInfo[] parameters) : CallInfo(declaration, parameters)
{
    /// <inheritdoc/>
    public override XenType ResultType => result.Type;

    /// <inheritdoc/>
    public override Call Read(IReadOnlyList<WireValue> arguments, WireReadContext context) => read(arguments, context);

    internal override Call Make(IReadOnlyList<object> values) => make(values);

    /// <inheritdoc/>
    public override void WriteResult(IWireWriter writer, object? answer) =>
        result.Write(writer, answer is TResult value ? value : result.Empty);
}
