using System.Text;

namespace Xen.Model.WireFuzz;

/// <summary>A call as it would be sent, before anything is changed about it.</summary>
/// <param name="Method">Name of the message.</param>
/// <param name="IsJson">True for JSON-RPC, false for XML-RPC.</param>
/// <param name="Body">The body.</param>
internal sealed record FuzzRequest(string Method, bool IsJson, byte[] Body)
{
    /// <summary>The whole request with a body in place of this one's.</summary>
    public byte[] Http(byte[] body)
    {
        string head = $"POST {(IsJson ? "/jsonrpc" : "/")} HTTP/1.1\r\nHost: fuzz\r\n"
            + $"Content-Type: {(IsJson ? "application/json" : "text/xml")}\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
