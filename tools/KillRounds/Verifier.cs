using System.Text.Json;
using Xen.Model.Harness;

namespace Xen.Model.KillRounds;

/// <summary>Holds what a restarted server has against what it promised before it was killed.</summary>
internal sealed class Verifier(RpcClient client)
{
    private readonly List<string> lost = [];

    public async Task<IReadOnlyList<string>> VerifyAsync(IEnumerable<Ledger> ledgers)
    {
        foreach (Ledger ledger in ledgers)
        {
            await CheckVmAsync(ledger);
            await CheckNetworksAsync(ledger);
            ledger.Forget();
        }
        return lost;
    }

    private async Task CheckVmAsync(Ledger ledger)
    {
        JsonElement record = await client.CallAsync("VM.get_record", ledger.Vm);
        Check($"{ledger.Vm} name_label", ledger.VmName, record.GetProperty("name_label").GetString());
        Dictionary<string, string?> config = record.GetProperty("other_config").EnumerateObject()
            .ToDictionary(entry => entry.Name, entry => entry.Value.GetString(), StringComparer.Ordinal);
        foreach ((string key, Cell cell) in ledger.Keys)
        {
            Check($"{ledger.Vm} other_config {key}", cell, config.GetValueOrDefault(key));
        }
        foreach (string key in config.Keys.Where(key => ledger.OwnsName(key) && !ledger.Keys.ContainsKey(key)))
        {
            lost.Add($"{ledger.Vm} other_config {key} is back although its removal was acknowledged");
        }
    }

    private async Task CheckNetworksAsync(Ledger ledger)
    {
        foreach (NetworkCell network in ledger.Networks)
        {
            network.Reference ??= await FindAsync(network.Name);
            string? actual = network.Reference is null ? null : await NameAsync(network.Reference);
            Check($"network {network.Reference} {network.Name}", network.Presence, actual);
        }
    }

    private async Task<string?> FindAsync(string name) =>
        (await client.CallAsync("network.get_by_name_label", name)).EnumerateArray().FirstOrDefault() is
            { ValueKind: JsonValueKind.String } found
            ? found.GetString()
            : null;

    private async Task<string?> NameAsync(string reference)
    {
        try
        {
            JsonElement record = await client.CallAsync("network.get_record", reference);
            return record.GetProperty("name_label").GetString();
        }
        catch (RpcFailedException failure) when (failure.Code == "HANDLE_INVALID")
        {
            return null;
        }
    }

    private void Check(string place, Cell cell, string? actual)
    {
        if (!cell.Allows(actual))
        {
            lost.Add($"{place}: promised {cell}, found {Cell.Show(actual)}");
        }
        cell.Settle(actual);
    }
}
