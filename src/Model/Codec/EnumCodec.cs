using System.Collections.Frozen;
using Xen.Model.Errors;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

/// <summary>An enum without its type.</summary>
public interface IEnumInfo
{
    /// <summary>Name in the data model.</summary>
    string WireName { get; }

    /// <summary>Wire names of the values, in the order of their numbers, which start at zero.</summary>
    IReadOnlyList<string> Values { get; }
}

/// <summary>
/// Codec of an enum: its declared number in the log, its wire name for clients. Input is matched without regard to
/// case.
/// </summary>
/// <typeparam name="T">The enum; its values are 0, 1, 2 and so on.</typeparam>
public sealed class EnumCodec<T> : Codec<T>, IEnumInfo
    where T : struct, Enum
{
    private readonly string[] _names;
    private readonly FrozenDictionary<string, T> _values;

    /// <summary>Makes the codec.</summary>
    /// <param name="wireName">Name in the data model.</param>
    /// <param name="names">Wire names in the order of the values.</param>
    public EnumCodec(string wireName, params string[] names)
    {
        WireName = wireName;
        _names = names;
        Type = XenType.Enum(wireName);
        // Two values of one enum may differ in case only; the first is then the one that loose input means.
        var values = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        for (int number = 0; number < names.Length; number++)
        {
            values.TryAdd(names[number], (T)(object)number);
        }
        _values = values.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public string WireName { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Values => _names;

    /// <inheritdoc/>
    public override XenType Type { get; }

    /// <inheritdoc/>
    public override T Empty => default;

    /// <summary>The wire name of a value.</summary>
    public string NameOf(T value) => _names[Number(value)];

    /// <summary>Finds a value by its wire name, without regard to case.</summary>
    public bool TryParse(string name, out T value) => _values.TryGetValue(name, out value);

    /// <inheritdoc/>
    public override void Pack(ref MessagePackWriter writer, T value) => writer.Write(Number(value));

    /// <inheritdoc/>
    public override T Unpack(ref MessagePackReader reader)
    {
        int number = reader.ReadInt32();
        return number >= 0 && number < _names.Length
            ? System.Runtime.CompilerServices.Unsafe.As<int, T>(ref number)
            : throw new MessagePackException($"{number} is no value of {WireName}");
    }

    /// <inheritdoc/>
    public override void Write(IWireWriter writer, T value) => writer.Text(NameOf(value));

    /// <inheritdoc/>
    public override T Read(in WireValue value, WireReadContext context)
    {
        if (value.Kind != WireKind.Text)
        {
            context.Expected("string", value);
            return default;
        }
        if (!_values.TryGetValue(value.Text, out T found))
        {
            context.UnknownValue(value.Text);
        }
        return found;
    }

    /// <inheritdoc/>
    public override string QueryText(T value) => NameOf(value);

    private static int Number(T value) => System.Runtime.CompilerServices.Unsafe.As<T, int>(ref value);
}
