using System.Text.Json;
using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests;

/// <summary>VMs for the tests, made and looked at over a connection of our own.</summary>
internal static class Guests
{
    /// <summary>Clones a template and gives the clone its disks; the reference of the halted VM.</summary>
    public static async Task<string> InstallAsync(this RpcClient client, string name)
    {
        string vm = await client.CallTextAsync("VM.clone", await client.FindDebianTemplateAsync(), name);
        string pool = (await client.CallAsync("pool.get_all"))[0].GetString()!;
        string repository = await client.CallTextAsync("pool.get_default_SR", pool);
        string uuid = await client.CallTextAsync("SR.get_uuid", repository);
        JsonElement config = await client.CallAsync("VM.get_other_config", vm);
        string disks = config.GetProperty("disks").GetString()!
            .Replace("sr=\"\"", $"sr=\"{uuid}\"", StringComparison.Ordinal);
        await client.CallAsync("VM.remove_from_other_config", vm, "disks");
        await client.CallAsync("VM.add_to_other_config", vm, "disks", disks);
        await client.CallAsync("VM.provision", vm);
        return vm;
    }

    public static Task<string> PowerStateAsync(this RpcClient client, string vm) =>
        client.CallTextAsync("VM.get_power_state", vm);

    /// <summary>The names of all VMs but control domains, templates and snapshots.</summary>
    public static async Task<IReadOnlyList<string>> NamesOfVMsAsync(this RpcClient client) =>
    [
        .. (await client.CallAsync("VM.get_all_records")).EnumerateObject().Select(vm => vm.Value)
            .Where(vm => !vm.GetProperty("is_a_template").GetBoolean())
            .Where(vm => !vm.GetProperty("is_control_domain").GetBoolean())
            .Select(vm => vm.GetProperty("name_label").GetString()!),
    ];
}
