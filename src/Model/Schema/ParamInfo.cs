using Xen.Model.Codec;
using Xen.Model.Wire;

namespace Xen.Model.Schema;

/// <summary>A parameter of an explicit message.</summary>
public abstract class ParamInfo(ParamAttribute declaration)
{
    /// <summary>What the message declares about the parameter.</summary>
    public ParamAttribute Declaration { get; } = declaration;

    /// <summary>Type of the argument.</summary>
    public abstract XenType Type { get; }

    /// <summary>True when the parameter may be left off.</summary>
    public bool HasDefault => Declaration.Optional || Declaration.Default is not null;

    /// <summary>Writes an argument that was read for this parameter.</summary>
    public abstract void Write(IWireWriter writer, object value);

    /// <summary>Writes a value for the log.</summary>
    internal abstract void Pack(ref MessagePackWriter writer, object value);

    /// <summary>Reads a value from the log.</summary>
    internal abstract object Unpack(ref MessagePackReader reader);
}

/// <summary>A parameter with its type. Made by generated code.</summary>
/// <typeparam name="T">Type of the argument.</typeparam>
public sealed class ParamInfo<T>(ParamAttribute declaration, Codec<T> codec, T otherwise) : ParamInfo(declaration)
{
    /// <inheritdoc/>
    public override XenType Type => codec.Type;

    /// <summary>The argument at a position, or the default when there are fewer.</summary>
    public T Read(IReadOnlyList<WireValue> arguments, int position, WireReadContext context) =>
        position < arguments.Count
            ? codec.Read(arguments[position], context.At(Declaration.WireName))
            : otherwise;

    /// <inheritdoc/>
    public override void Write(IWireWriter writer, object value) => codec.Write(writer, (T)value);

    internal override void Pack(ref MessagePackWriter writer, object value) => codec.Pack(ref writer, (T)value);

    internal override object Unpack(ref MessagePackReader reader) => codec.Unpack(ref reader)!;
}
