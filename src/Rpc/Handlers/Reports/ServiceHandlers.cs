using System.Text.Json;
using System.Text.Json.Nodes;
using Xen.Model.Classes;
using Xen.Model.Errors;

namespace Xen.Model.Rpc.Handlers.Reports;

/// <summary>
/// <c>GET /services</c>: the storage drivers as JSON; workload balancing, which no server here has:
/// <c>GET /wlb_report</c> and <c>GET /wlb_diagnostics</c>; updates, of which the server keeps no files. Thread-safe.
/// </summary>
internal sealed class ServiceHandlers(HandlerServices services)
{
    private const string Storage = "/services/SM";

    /// <summary>The handlers.</summary>
    public static IEnumerable<HttpHandler> Handlers(HandlerServices services)
    {
        var handlers = new ServiceHandlers(services);
        return
        [
            new("GET", "/services", "get_services", handlers.ServicesAsync),
            new("GET", Storage, "get_services_sm", handlers.DriversAsync),
            new("GET", "/wlb_report", "get_wlb_report", (exchange, pass) => exchange.Query("report").Length == 0
                ? exchange.AnswerAsync(400)
                : handlers.NotBalancedAsync(exchange, pass, "pool.retrieve_wlb_report")),
            new("GET", "/wlb_diagnostics", "get_wlb_diagnostics", (exchange, pass) =>
                handlers.NotBalancedAsync(exchange, pass, "pool.retrieve_wlb_diagnostics")),
            new("GET", "/update/", "get_pool_update_download", static (exchange, _) => exchange.AnswerAsync(404)),
            new("GET", "/repository", "get_repository", static (exchange, _) => exchange.AnswerAsync(404)),
            new("GET", "/repository/enabled", "get_enabled_repository",
                static (exchange, _) => exchange.AnswerAsync(404)),
            new("GET", "/updates", "get_updates", static (exchange, _) => exchange.AnswerAsync(404)),
        ];
    }

    private Task ServicesAsync(HttpExchange exchange, HttpPass pass) => exchange.Path.Trim('/') == "services"
        ? SendAsync(exchange, new JsonArray("SM"))
        : exchange.AnswerAsync(404);

    private Task DriversAsync(HttpExchange exchange, HttpPass pass)
    {
        string name = exchange.Path[Storage.Length..].Trim('/');
        IEnumerable<SMRecord> drivers = services.Model.View.All<SMRecord>().Select(driver => driver.Record);
        if (name.Length == 0)
        {
            return SendAsync(exchange, new JsonArray([.. drivers.Select(driver => (JsonNode)driver.Type)]));
        }
        return drivers.FirstOrDefault(driver => driver.Type == name) is { } found
            ? SendAsync(exchange, Description(found))
            : exchange.AnswerAsync(404);
    }

    private static JsonObject Description(SMRecord driver) => new()
    {
        ["driver"] = driver.Type,
        ["name"] = driver.NameLabel,
        ["description"] = driver.NameDescription,
        ["vendor"] = driver.Vendor,
        ["copyright"] = driver.Copyright,
        ["version"] = driver.Version,
        ["required_api_version"] = driver.RequiredApiVersion,
        ["features"] = new JsonArray([.. driver.Features.Select(feature => (JsonNode)feature.Key)]),
        ["configuration"] = new JsonObject(
            driver.Configuration.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))),
    };

    private static async Task SendAsync(HttpExchange exchange, JsonNode value)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(value);
        await exchange.BeginAsync(200, [("Content-Type", "application/json")], bytes.Length).ConfigureAwait(false);
        await exchange.Reply.WriteAsync(bytes, exchange.Aborted).ConfigureAwait(false);
    }

    private Task NotBalancedAsync(HttpExchange exchange, HttpPass pass, string name) =>
        services.Tasks.RunAsync(exchange, pass, name, static _ =>
            throw new HandlerException(500, new XenError(ErrorCode.WLBNotInitialized)));
}
