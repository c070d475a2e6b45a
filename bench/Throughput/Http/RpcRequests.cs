using System.Text;
using System.Text.Json;

namespace Xen.Model.Bench.Throughput.Http;

/// <summary>Whole HTTP requests as bytes: the load sends the same one over and over.</summary>
internal static class RpcRequests
{
    public static byte[] Xml(Uri address, string method, params string[] arguments)
    {
        // Arguments are references: nothing in them needs escaping.
        string parameters = string.Concat(arguments.Select(text =>
            $"<param><value><string>{text}</string></value></param>"));
        return Post(address, "/", "text/xml",
            $"<?xml version=\"1.0\"?><methodCall><methodName>{method}</methodName>"
            + $"<params>{parameters}</params></methodCall>");
    }

    public static byte[] Json(Uri address, string method, params string[] arguments) =>
        Post(address, "/jsonrpc", "application/json",
            JsonSerializer.Serialize(new { jsonrpc = "2.0", method, @params = arguments, id = 1 }));

    /// <summary>A request with a body that is JSON already.</summary>
    public static byte[] JsonBody(Uri address, byte[] body) =>
        [.. Head(address, "/jsonrpc", "application/json", body.Length), .. body];

    private static byte[] Post(Uri address, string path, string type, string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        return [.. Head(address, path, type, bytes.Length), .. bytes];
    }

    private static byte[] Head(Uri address, string path, string type, int length) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: {type}\r\n"
        + $"Content-Length: {length}\r\n\r\n");
}
