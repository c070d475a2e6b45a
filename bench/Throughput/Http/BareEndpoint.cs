using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Xen.Model.Bench.Throughput.Http;

/// <summary>
/// The yardstick for calls over HTTP: Kestrel that reads each request and answers with fixed bytes, in a process of its
/// own (this assembly, started with <see cref="Command"/>).
/// </summary>
internal static class BareEndpoint
{
    /// <summary>First argument that makes this assembly the endpoint.</summary>
    public const string Command = "bare-endpoint";

    /// <summary>Headers that the server adds by itself.</summary>
    private static readonly string[] Automatic = ["Date", "Server", "Content-Length", "Connection"];

    /// <summary>Starts it in another process, to answer what a server answered.</summary>
    public static async Task<ServerProcess> StartAsync(byte[] response, string folder)
    {
        string file = Path.Combine(folder, "response");
        await File.WriteAllBytesAsync(file, response);
        return await ServerProcess.StartAsync(typeof(BareEndpoint).Assembly.Location, Command, file);
    }

    /// <summary>Serves until the process is ended.</summary>
    public static async Task ServeAsync(string file)
    {
        RawResponse response = RawResponse.Parse(await File.ReadAllBytesAsync(file));
        KeyValuePair<string, string>[] headers =
            [.. response.Headers.Where(header => !Automatic.Contains(header.Key, StringComparer.OrdinalIgnoreCase))];
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.Run(context => AnswerAsync(context, headers, response.Body));
        await app.StartAsync();
        Console.WriteLine($"ready http={app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }

    private static async Task AnswerAsync(
        HttpContext context, KeyValuePair<string, string>[] headers, ReadOnlyMemory<byte> body)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        foreach (KeyValuePair<string, string> header in headers)
        {
            context.Response.Headers[header.Key] = header.Value;
        }
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }
}
