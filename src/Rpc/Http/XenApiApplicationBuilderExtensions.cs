using Microsoft.AspNetCore.Builder;

namespace Xen.Model.Rpc.Http;

/// <summary>Puts the management API into an ASP.NET Core application.</summary>
public static class XenApiApplicationBuilderExtensions
{
    /// <summary>
    /// Handles everything that comes this far as a request to the management API: to be added last, after what else the
    /// application serves.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="server">Answers the calls; lives as long as the application.</param>
    public static IApplicationBuilder MapXenApi(this IApplicationBuilder app, XenApiServer server)
    {
        var endpoint = new XenApiEndpoint(server);
        app.Run(endpoint.HandleAsync);
        return app;
    }
}
