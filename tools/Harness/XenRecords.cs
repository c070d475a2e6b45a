using System.Text.Json;

namespace Xen.Model.Harness;

/// <summary>Finds the objects that most scenarios begin with.</summary>
public static class XenRecords
{
    public const string DebianTemplate = "Debian Etch 4.0";

    /// <summary>The reference of the template that every simulated pool offers.</summary>
    public static async Task<string> FindDebianTemplateAsync(this RpcClient client)
    {
        JsonElement records = await client.CallAsync("VM.get_all_records");
        foreach (JsonProperty vm in records.EnumerateObject())
        {
            if (vm.Value.GetProperty("is_a_template").GetBoolean()
                && vm.Value.GetProperty("name_label").GetString() == DebianTemplate)
            {
                return vm.Name;
            }
        }
        throw new DaemonFailedException($"there is no template named {DebianTemplate}");
    }
}
