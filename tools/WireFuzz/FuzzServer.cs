using System.Net;
using Xen.Model.Backend.Simulation;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.Roles;
using Xen.Model.Rpc;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Sessions;
using Xen.Model.State;
using Xen.Model.Testing;

namespace Xen.Model.WireFuzz;

/// <summary>A whole server on a log in memory and simulated hosts, in this process, so as to be looked into.</summary>
internal sealed class FuzzServer : IAsyncDisposable
{
    public const string Password = "correct horse";

    private readonly string _folder = Directory.CreateTempSubdirectory("wire-fuzz-").FullName;
    private readonly PasswordStore _passwords;
    private XenModel _model = null!;
    private SimulatedHost _hosts = null!;
    private XenApiServer _server = null!;
    private XenApiHost _http = null!;

    private FuzzServer() =>
        _passwords = PasswordStore.Create(Path.Combine(_folder, "password"), Password, PasswordStore.MinIterations);

    public Uri Address => _http.HttpAddress!;

    /// <summary>The last event that anybody can see.</summary>
    public EventId Tail => _model.Log.Published.Tail;

    public RecordView View => _model.View;

    public static async Task<FuzzServer> StartAsync(int seed)
    {
        var simulation = new SimulatedHostOptions { Hosts = 2, Speed = 0 };
        var server = new FuzzServer();
        var projections = new XenApiProjections();
        server._model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = new MemoryLogStorage(),
            Deciders = StandardDeciders.Table(),
            Projections = projections.All,
            StaticObjects = StaticRoles.Objects,
            Secrets = new ReversibleProtector(),
            Effects = sink => server._hosts = SimulatedHost.Attach(sink, new SimulatedMachine(), simulation),
        });
        await SimulatedPool.SeedIfEmptyAsync(server._model, simulation, new SeededRandomSource((ulong)seed));
        server._server = new XenApiServer(server._model, projections, server._passwords);
        server._http = await XenApiHost.StartAsync(
            server._server, new XenApiHostOptions { Http = new IPEndPoint(IPAddress.Loopback, 0) });
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _http.StopAsync();
        await _http.DisposeAsync();
        await _server.DisposeAsync();
        await _hosts.DisposeAsync();
        await _model.DisposeAsync();
        _passwords.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
