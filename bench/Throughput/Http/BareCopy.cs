using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Xen.Model.Bench.Throughput.Http;

/// <summary>
/// The yardstick for transfers: Kestrel that writes what is uploaded into a file and sends the file back, in a process
/// of its own (this assembly, started with <see cref="Command"/>).
/// </summary>
internal static class BareCopy
{
    /// <summary>First argument that makes this assembly the server.</summary>
    public const string Command = "bare-copy";

    private const int PieceBytes = 256 << 10;

    /// <summary>Starts it in another process.</summary>
    public static Task<ServerProcess> StartAsync(string file) =>
        ServerProcess.StartAsync(typeof(BareCopy).Assembly.Location, Command, file);

    /// <summary>Serves until the process is ended.</summary>
    public static async Task ServeAsync(string file)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.Run(context => HttpMethods.IsPut(context.Request.Method)
            ? TakeAsync(context, file)
            : GiveAsync(context, file));
        await app.StartAsync();
        Console.WriteLine($"ready http={app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }

    private static async Task TakeAsync(HttpContext context, string file)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        await using FileStream target = File.Create(file, PieceBytes);
        await context.Request.Body.CopyToAsync(target, PieceBytes);
        await target.FlushAsync();
        target.Flush(flushToDisk: true);
    }

    private static async Task GiveAsync(HttpContext context, string file)
    {
        await using FileStream source = File.OpenRead(file);
        context.Response.ContentLength = source.Length;
        await source.CopyToAsync(context.Response.Body, PieceBytes);
    }
}
