using System.Globalization;
using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests;

/// <summary>Consoles, looked at with other people's viewers.</summary>
[Collection(ClientsCollection.Name)]
public sealed class ConsoleTests(DaemonFixture fixture)
{
    /// <summary>How far two ways of compressing the same picture may be apart, of 255.</summary>
    private const double Tolerance = 2;

    [Fact, Trait("Obligation", "CONSOLE-29")]
    public async Task A_vnc_program_behind_a_tunnel_sees_what_the_server_s_own_snapshot_shows()
    {
        using RpcClient client = await RpcClient.LoginAsync(fixture.Daemon);
        (string vm, string uuid) = await RunAsync(client, "seen");
        string session = await SessionAsync();
        await using var tunnel = new ConsoleTunnel(fixture.Daemon.Http, "uuid=" + uuid, session);
        string theirs = Path.Combine(fixture.Scratch, "theirs.jpg");
        string ours = Path.Combine(fixture.Scratch, "ours.jpg");

        ClientOutcome outcome = await ClientProgram.Installed(
                "vncsnapshot", "-quiet", "-quality", "100",
                string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{tunnel.Display}"), theirs)
            .RunAsync(fixture.Daemon, fixture.Daemon.Http);

        outcome.ShouldHaveSucceeded();
        using var http = new HttpClient { BaseAddress = fixture.Daemon.Http };
        await File.WriteAllBytesAsync(
            ours, await http.GetByteArrayAsync($"/vncsnapshot?ref={vm}&session_id={session}"));
        (byte[] their, byte[] our) = (await DecodedAsync(theirs), await DecodedAsync(ours));
        our.Should().HaveSameCount(their);
        // The program takes blue for red, which the protocol lets it; green is in the middle for everybody.
        Difference(their, our).Should().BeLessThan(Tolerance);
        our.Should().Contain(value => value > 150, "there are letters");
        await client.CallAsync("VM.hard_shutdown", vm);
    }

    [Theory, Trait("Obligation", "CONSOLE-29")]
    [InlineData(false, "[\"binary\"]")]
    [InlineData(true, "[\"binary\"]")]
    [InlineData(false, "[]")]
    public async Task A_browser_shows_the_console_and_what_is_typed_there(bool isSecure, string protocols)
    {
        using RpcClient client = await RpcClient.LoginAsync(fixture.Daemon);
        (string vm, string uuid) = await RunAsync(client, "in a browser");
        Uri server = isSecure ? fixture.Daemon.Https : fixture.Daemon.Http;
        string address = $"{(isSecure ? "wss" : "ws")}://{server.Authority}/console?uuid={uuid}"
            + $"&session_id={await SessionAsync()}";

        ClientOutcome outcome = await ClientProgram.Node("novnc.mjs")
            .With("XEN_CONSOLE", address).With("XEN_PROTOCOLS", protocols)
            .RunAsync(fixture.Daemon, server);

        outcome.ShouldHaveSucceeded();
        outcome.StepNames.Should().Equal("connected", "typed", "disconnected");
        outcome.Step("connected").GetProperty("name").GetString().Should().Be("in a browser");
        outcome.Step("typed").GetProperty("lit").GetInt32()
            .Should().NotBe(outcome.Step("connected").GetProperty("lit").GetInt32());
        outcome.Step("disconnected").GetProperty("clean").GetBoolean().Should().BeTrue();
        await client.CallAsync("VM.hard_shutdown", vm);
    }

    private async Task<string> SessionAsync()
    {
        using RpcClient client = await RpcClient.LoginAsync(fixture.Daemon);
        return (await client.CallWithoutSessionAsync(
            "session.login_with_password", fixture.Daemon.User, fixture.Daemon.Password)).GetString()!;
    }

    /// <summary>A VM that has started up, with its uuid.</summary>
    private static async Task<(string Reference, string Uuid)> RunAsync(RpcClient client, string name)
    {
        string vm = await client.InstallAsync(name);
        await client.CallAsync("VM.start", vm, false, false);
        string metrics = await client.CallTextAsync("VM.get_guest_metrics", vm);
        while (!(await client.CallAsync("VM_guest_metrics.get_PV_drivers_detected", metrics)).GetBoolean())
        {
            await Task.Delay(50);
        }
        return (vm, await client.CallTextAsync("VM.get_uuid", vm));
    }

    /// <summary>The pixels of a picture, as the reference implementation of the format has them.</summary>
    private async Task<byte[]> DecodedAsync(string picture)
    {
        string pixels = picture + ".ppm";
        (await ClientProgram.Installed("djpeg", "-outfile", pixels, picture)
            .RunAsync(fixture.Daemon, fixture.Daemon.Http)).ShouldHaveSucceeded();
        return await File.ReadAllBytesAsync(pixels);
    }

    private static double Difference(byte[] one, byte[] other)
    {
        const int HeadSize = 15;
        long sum = 0;
        int count = 0;
        for (int at = HeadSize + 1; at < one.Length; at += 3)
        {
            sum += Math.Abs(one[at] - other[at]);
            count++;
        }
        return (double)sum / count;
    }
}
