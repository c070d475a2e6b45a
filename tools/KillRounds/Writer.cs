using Xen.Model.Harness;

namespace Xen.Model.KillRounds;

/// <summary>Writes one call after the other and notes each answer, until the connection breaks.</summary>
internal sealed class Writer(RpcClient client, Ledger ledger, Random random)
{
    private const int MostKeys = 30;
    private const int MostNetworks = 12;

    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completed by the first answer, so that a kill finds every writer at work.</summary>
    public Task FirstAcknowledged => first.Task;

    public async Task RunUntilKilledAsync(CancellationToken killed)
    {
        try
        {
            while (true)
            {
                await WriteAsync();
                ledger.Acknowledged++;
                first.TrySetResult();
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException && killed.IsCancellationRequested)
        {
            first.TrySetResult();
        }
        catch (Exception unexpected)
        {
            first.TrySetException(unexpected);
            throw;
        }
    }

    private Task WriteAsync() => random.Next(100) switch
    {
        < 40 => ledger.KeysPresent.Count() < MostKeys ? AddKeyAsync() : RemoveKeyAsync(),
        < 65 => RenameAsync(),
        _ => ledger.NetworksPresent.Count() < MostNetworks ? CreateNetworkAsync() : DestroyNetworkAsync(),
    };

    private async Task AddKeyAsync()
    {
        string key = ledger.NextUnique();
        Cell cell = ledger.Keys[key] = new Cell();
        string value = $"value of {key}";
        cell.Attempt(value);
        await client.CallAsync("VM.add_to_other_config", ledger.Vm, key, value);
        cell.Confirm();
    }

    private async Task RemoveKeyAsync()
    {
        string key = Any(ledger.KeysPresent);
        Cell cell = ledger.Keys[key];
        cell.Attempt(null);
        await client.CallAsync("VM.remove_from_other_config", ledger.Vm, key);
        cell.Confirm();
    }

    private async Task RenameAsync()
    {
        string name = ledger.NextUnique();
        ledger.VmName.Attempt(name);
        await client.CallAsync("VM.set_name_label", ledger.Vm, name);
        ledger.VmName.Confirm();
    }

    private async Task CreateNetworkAsync()
    {
        NetworkCell network = new(ledger.NextUnique());
        ledger.Networks.Add(network);
        network.Presence.Attempt(network.Name);
        network.Reference = await client.CallTextAsync("network.create", new Dictionary<string, object>
        {
            ["name_label"] = network.Name,
            ["name_description"] = "written under fire",
            ["MTU"] = 1500,
            ["other_config"] = new Dictionary<string, string>(),
        });
        network.Presence.Confirm();
    }

    private async Task DestroyNetworkAsync()
    {
        NetworkCell network = Any(ledger.NetworksPresent);
        network.Presence.Attempt(null);
        await client.CallAsync("network.destroy", network.Reference!);
        network.Presence.Confirm();
    }

    private T Any<T>(IEnumerable<T> choices)
    {
        List<T> all = [.. choices];
        return all[random.Next(all.Count)];
    }
}
