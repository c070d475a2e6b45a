using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Dispatch;

public sealed class ApiStatusTests : IAsyncLifetime
{
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public void The_page_tells_what_the_server_does()
    {
        string file = Path.Combine(Repository.Root, "docs", "api-status.md");
        string page = ApiStatus.Page(_server.Server.Dispatcher.CarriesOut);
        string committed = File.Exists(file) ? File.ReadAllText(file) : "";
        if (committed != page)
        {
            File.WriteAllText(file, page);
        }
        committed.Should().Be(
            page, "api-status.md was stale; it has been rewritten, look at the difference and commit it");
    }

    [Fact]
    public void No_message_is_missing() =>
        MethodTable.Standard.All.OfType<ExplicitMethod>()
            .Where(method => ApiStatus.StateOf(method, _server.Server.Dispatcher.CarriesOut) == ApiStatus.Missing)
            .Select(method => method.Name)
            .Should().BeEmpty();
}
