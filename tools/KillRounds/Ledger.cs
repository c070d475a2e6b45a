namespace Xen.Model.KillRounds;

/// <summary>Everything that one writer was promised: about its own VM and about the networks that it created.</summary>
internal sealed class Ledger(int writer, string vm, string vmName)
{
    public const string Prefix = "kill-rounds-";

    private const int NetworksRemembered = 60;

    private int counter;

    public string Vm { get; } = vm;

    public Cell VmName { get; } = new(vmName);

    public Dictionary<string, Cell> Keys { get; } = new(StringComparer.Ordinal);

    public List<NetworkCell> Networks { get; } = [];

    public long Acknowledged { get; set; }

    public IEnumerable<string> KeysPresent => Keys.Where(key => key.Value.Confirmed is not null).Select(key => key.Key);

    public IEnumerable<NetworkCell> NetworksPresent =>
        Networks.Where(network => network.Presence.Confirmed is not null);

    /// <summary>A text that no other write in the whole run uses.</summary>
    public string NextUnique() => $"{Prefix}{writer}-{++counter}";

    public bool OwnsName(string name) => name.StartsWith($"{Prefix}{writer}-", StringComparison.Ordinal);

    /// <summary>Lets go of places that are known to be empty, the oldest first, so that long runs stay quick.</summary>
    public void Forget()
    {
        foreach (string key in Keys.Where(key => key.Value.Confirmed is null).Select(key => key.Key).ToList())
        {
            Keys.Remove(key);
        }
        int surplus = Networks.Count - NetworksRemembered;
        foreach (NetworkCell gone in Networks.Except(NetworksPresent).Take(surplus).ToList())
        {
            Networks.Remove(gone);
        }
    }
}
