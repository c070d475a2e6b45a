using System.Text.Json;
using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests;

/// <summary>The daemon as a process: how it begins, ends and begins again.</summary>
public sealed class LifeTests
{
    [Fact]
    public async Task It_stops_with_exit_code_zero_when_asked_to_terminate()
    {
        using DaemonProcess daemon = await DaemonProcess.StartAsync();

        (await daemon.StopAsync()).Should().Be(0, "{0}", daemon.Errors);
    }

    [Fact]
    public async Task What_was_written_before_a_clean_stop_is_there_after_the_next_start()
    {
        using DaemonProcess daemon = await DaemonProcess.StartAsync();
        using RpcClient before = await RpcClient.LoginAsync(daemon);
        string vm = await before.CallTextAsync("VM.clone", await before.FindDebianTemplateAsync(), "kept");
        await daemon.StopAsync();

        await daemon.StartAgainAsync();

        using RpcClient after = await RpcClient.LoginAsync(daemon);
        JsonElement record = await after.CallAsync("VM.get_record", vm);
        record.GetProperty("name_label").GetString().Should().Be("kept");
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        using DaemonProcess daemon = await DaemonProcess.StartAsync();

        Func<Task> login = () => RpcClient.LoginAsync(daemon.Http, daemon.User, "wrong");

        (await login.Should().ThrowAsync<RpcFailedException>()).Which.Code.Should().Be("SESSION_AUTHENTICATION_FAILED");
    }
}
