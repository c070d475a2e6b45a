using System.Net;
using System.Text.Json;
using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests;

/// <summary>Handlers that need a whole daemon: its pool, its disks, its log.</summary>
public sealed class DatabaseTests
{
    [Fact, Trait("Obligation", "HANDLER-20")]
    public async Task A_pool_is_taken_back_to_a_dump_and_goes_on_from_there()
    {
        using DaemonProcess daemon = await DaemonProcess.StartAsync(new DaemonOptions { Hosts = 2 });
        using RpcClient client = await RpcClient.LoginAsync(daemon);
        using var http = new HttpClient { BaseAddress = daemon.Http, Timeout = TimeSpan.FromMinutes(2) };
        string session = await SessionAsync(client, daemon);
        string kept = await client.InstallAsync("kept");
        string lost = await client.InstallAsync("lost");
        string lostUuid = await client.CallTextAsync("VM.get_uuid", lost);
        byte[] dump = await http.GetByteArrayAsync($"/pool/xmldbdump?session_id={session}");
        await client.CallAsync("VM.set_name_label", kept, "renamed");
        await client.CallAsync("VM.destroy", lost);
        await client.InstallAsync("new");

        (await PutAsync(http, client, session, "/pool/xmldbdump?", dump)).Should().Be("success");

        (await client.NamesOfVMsAsync()).Should().BeEquivalentTo("kept", "lost");
        string back = await client.CallTextAsync("VM.get_by_uuid", lostUuid);
        back.Should().NotBe(lost);
        await client.CallAsync("VM.start", kept, false, false);
        (await client.PowerStateAsync(kept)).Should().Be("Running");
        (await client.CallAsync("host.get_all")).GetArrayLength().Should().Be(2);
        (await PutAsync(http, client, session, "/pool/xmldbdump?", dump)).Should().Be("HOST_IN_USE");
    }

    [Theory, Trait("Obligation", "HANDLER-21")]
    [InlineData("<update uuid='7f8f1d3c-3a54-4b2e-9d1c-0a1b2c3d4e5f' name-label='XS99E001' version='1.0'/>", true)]
    [InlineData("not an update at all", false)]
    public async Task An_uploaded_update_becomes_a_patch_of_the_pool(string contents, bool isUpdate)
    {
        using DaemonProcess daemon = await DaemonProcess.StartAsync();
        using RpcClient client = await RpcClient.LoginAsync(daemon);
        using var http = new HttpClient { BaseAddress = daemon.Http };
        string session = await SessionAsync(client, daemon);
        int disks = (await client.CallAsync("VDI.get_all")).GetArrayLength();

        string end = await PutAsync(
            http, client, session, "/pool_patch_upload?", System.Text.Encoding.UTF8.GetBytes(contents));

        JsonElement patches = await client.CallAsync("pool_patch.get_all");
        if (isUpdate)
        {
            end.Should().Be("success");
            (await client.CallTextAsync("pool_patch.get_name_label", patches[0].GetString()!)).Should().Be("XS99E001");
            await client.CallAsync("pool_patch.pool_apply", patches[0].GetString()!);
        }
        else
        {
            end.Should().Be("INVALID_UPDATE");
            patches.GetArrayLength().Should().Be(0);
            (await client.CallAsync("VDI.get_all")).GetArrayLength().Should().Be(disks, "nothing of it stays");
        }
    }

    /// <summary>Puts under a task and tells how that ended.</summary>
    private static async Task<string> PutAsync(
        HttpClient http, RpcClient client, string session, string path, byte[] body)
    {
        string task = await client.CallTextAsync("task.create", "put", "");
        using var content = new ByteArrayContent(body);
        using HttpResponseMessage reply = await http.PutAsync($"{path}session_id={session}&task_id={task}", content);
        reply.StatusCode.Should().Be(HttpStatusCode.OK);
        string status = await client.CallTextAsync("task.get_status", task);
        return status == "failure" ? (await client.CallAsync("task.get_error_info", task))[0].GetString()! : status;
    }

    private static async Task<string> SessionAsync(RpcClient client, DaemonProcess daemon) =>
        (await client.CallWithoutSessionAsync("session.login_with_password", daemon.User, daemon.Password))
            .GetString()!;
}
