using System.Text.Json;
using Xen.Model.Rpc.Wire;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Json;

/// <summary>Turns JSON tokens into values. One per request.</summary>
/// <param name="into">Keeps the limits.</param>
internal sealed class JsonValueReader(WireCollector into)
{
    /// <summary>The first damaged text, or null.</summary>
    public string? InvalidUtf8 => into.InvalidUtf8;

    /// <summary>Reads the items of the list that opens at the current token; stops at its end.</summary>
    /// <param name="json">The tokens.</param>
    /// <param name="depth">How many values enclose the items.</param>
    public List<WireValue> Items(ref Utf8JsonReader json, int depth)
    {
        List<WireValue> items = [];
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            into.Add(items, Value(ref json, depth));
        }
        return items;
    }

    /// <summary>Reads the value that starts at the current token; stops at its last.</summary>
    /// <param name="json">The tokens.</param>
    /// <param name="depth">How many values enclose this one.</param>
    public WireValue Value(ref Utf8JsonReader json, int depth)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return WireValue.Nil;
            case JsonTokenType.True:
                return WireValue.Of(true);
            case JsonTokenType.False:
                return WireValue.Of(false);
            case JsonTokenType.Number:
                return json.TryGetInt64(out long number) ? WireValue.Of(number) : WireValue.Of(json.GetDouble());
            case JsonTokenType.String:
                string text = JsonText.Of(ref json, out bool broken);
                return into.Text(text, broken);
            case JsonTokenType.StartArray:
                return WireValue.Array(Items(ref json, into.Deeper(depth)));
            case JsonTokenType.StartObject:
                return Struct(ref json, into.Deeper(depth));
            default:
                throw new RpcDecodeException("the body ends early");
        }
    }

    private WireValue Struct(ref Utf8JsonReader json, int depth)
    {
        var members = new StructBuilder();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = into.Checked(JsonText.Of(ref json, out bool broken), broken);
            json.Read();
            into.Add(members, name, Value(ref json, depth));
        }
        return members.Build();
    }
}
