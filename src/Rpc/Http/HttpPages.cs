using Microsoft.AspNetCore.Http;
using Xen.Model.Rpc.Handlers;

namespace Xen.Model.Rpc.Http;

/// <summary>Answers that are no RPC replies.</summary>
internal static class HttpPages
{
    private static readonly byte[] s_welcome = HttpPage.Page("Xen.Model", "This is a XenAPI server. Send XML-RPC or JSON-RPC.");
    private static readonly byte[] s_undecodable = HttpPage.Page("Internal Error", "The request is not a call.");
    private static readonly byte[] s_forbidden = HttpPage.Of(StatusCodes.Status403Forbidden);
    private static readonly byte[] s_missing = HttpPage.Of(StatusCodes.Status404NotFound);
    private static readonly byte[] s_unknown = HttpPage.Page("Not Implemented", "This HTTP method is not known.");

    /// <summary>What a browser sees at the root.</summary>
    public static Task WelcomeAsync(HttpContext context) => SendAsync(context, StatusCodes.Status200OK, s_welcome);

    /// <summary>
    /// A body that is no call. The connection ends, as nobody knows where the next request would begin.
    /// </summary>
    public static Task UndecodableAsync(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        return SendAsync(context, StatusCodes.Status500InternalServerError, s_undecodable);
    }

    /// <summary>A method that has handlers, but none here.</summary>
    public static Task ForbiddenAsync(HttpContext context) =>
        SendAsync(context, StatusCodes.Status403Forbidden, s_forbidden);

    /// <summary>A file that does not exist.</summary>
    public static Task MissingAsync(HttpContext context) =>
        SendAsync(context, StatusCodes.Status404NotFound, s_missing);

    /// <summary>A method that nothing handles.</summary>
    public static Task UnknownMethodAsync(HttpContext context) =>
        SendAsync(context, StatusCodes.Status501NotImplemented, s_unknown);

    /// <summary>The answer to a browser that asks whether a page from elsewhere may call.</summary>
    public static Task PreflightAsync(HttpContext context)
    {
        string asked = context.Request.Headers["Access-Control-Request-Headers"].ToString();
        IHeaderDictionary headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowHeaders = asked.Length == 0 ? "X-Requested-With" : asked + ", X-Requested-With";
        // Today's server says PUT only; POST needs no mention as long as the request is a simple one. JSON is not.
        headers.AccessControlAllowMethods = "PUT, POST";
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    private static async Task SendAsync(HttpContext context, int status, byte[] page)
    {
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = HttpPage.ContentType;
        response.Headers.CacheControl = "no-cache, no-store";
        response.ContentLength = page.Length;
        await response.BodyWriter.WriteAsync(page).ConfigureAwait(false);
    }
}
