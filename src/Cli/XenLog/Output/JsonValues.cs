using System.Text.Json;
using Xen.Model.Wire;

namespace Xen.Model.Cli.XenLog.Output;

/// <summary>Writes values of the data model as JSON, members masked whose names speak of secrets.</summary>
internal sealed class JsonValues(Utf8JsonWriter json) : IWireWriter
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "(secret)";

    private static readonly string[] s_secretWords = ["password", "passwd", "pwd", "secret"];

    private bool _maskNext;

    /// <inheritdoc/>
    public void Text(string value)
    {
        json.WriteStringValue(_maskNext && value.Length > 0 ? Mask : value);
        _maskNext = false;
    }

    /// <inheritdoc/>
    public void Integer(long value) => json.WriteNumberValue(value);

    /// <inheritdoc/>
    public void SmallInteger(int value) => json.WriteNumberValue(value);

    /// <inheritdoc/>
    public void Double(double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    /// <inheritdoc/>
    public void Boolean(bool value) => json.WriteBooleanValue(value);

    /// <inheritdoc/>
    public void Date(DateTimeOffset value) => json.WriteStringValue(Texts.Of(value));

    /// <inheritdoc/>
    public void BeginArray() => json.WriteStartArray();

    /// <inheritdoc/>
    public void EndArray() => json.WriteEndArray();

    /// <inheritdoc/>
    public void BeginStruct() => json.WriteStartObject();

    /// <inheritdoc/>
    public void Member(string name)
    {
        json.WritePropertyName(name);
        _maskNext = s_secretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public void EndStruct() => json.WriteEndObject();

    /// <inheritdoc/>
    public void Raw(ReadOnlySpan<byte> encoded) => throw new NotSupportedException();
}
