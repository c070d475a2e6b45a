using System.Text.Json;
using Xen.Model.Errors;
using Xen.Model.Rpc.Json;
using Xen.Model.Rpc.Wire;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Inside;

/// <summary>Takes a reply apart that never left the process.</summary>
internal static class InsideReply
{
    private static readonly WireLimits s_limits = new()
    {
        DepthMax = 256,
        StructMembersMax = 10_000_000,
        ArrayItemsMax = 10_000_000,
        ValuesMax = 100_000_000,
    };

    /// <summary>The value of a reply.</summary>
    /// <exception cref="XenApiFailedException">The call failed.</exception>
    public static WireValue Read(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = s_limits.DepthMax + 2 });
        var values = new JsonValueReader(new WireCollector(s_limits, damaged: false));
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isResult = json.ValueTextEquals("result"u8);
            bool isError = json.ValueTextEquals("error"u8);
            json.Read();
            if (isResult)
            {
                return values.Value(ref json, 1);
            }
            if (isError)
            {
                throw new XenApiFailedException(Error(values.Value(ref json, 1)));
            }
            json.Skip();
        }
        throw new InvalidOperationException("the reply has neither result nor error");
    }

    private static XenError Error(WireValue error)
    {
        string code = "";
        string[] parameters = [];
        foreach ((string name, WireValue member) in error.Members)
        {
            if (name == "message")
            {
                code = member.Text;
            }
            else if (name == "data")
            {
                parameters = [.. member.Items.Select(item => item.Text)];
            }
        }
        return new XenError(code, parameters);
    }
}
