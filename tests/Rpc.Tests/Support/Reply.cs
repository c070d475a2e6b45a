using System.Text.Json;

namespace Xen.Model.Rpc.Tests.Support;

/// <summary>A reply as a JSON client of version 2 sees it.</summary>
internal sealed class Reply
{
    private readonly JsonElement _root;

    public Reply(ReadOnlySpan<byte> body) => _root = JsonSerializer.Deserialize<JsonElement>(body);

    /// <summary>Code and parameters of a failure; empty for a success.</summary>
    public string[] Error => _root.TryGetProperty("error", out JsonElement error)
        ?
        [
            error.GetProperty("message").GetString()!,
            .. error.GetProperty("data").EnumerateArray().Select(item => item.GetString()!),
        ]
        : [];

    public JsonElement Value => _root.TryGetProperty("result", out JsonElement result)
        ? result
        : throw new InvalidOperationException("the call failed: " + string.Join(", ", Error));

    public string Text => Value.GetString()!;
}
