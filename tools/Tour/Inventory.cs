using System.Text;

namespace Xen.Model.Tour;

/// <summary>Every record of every class at one moment, each as one comparable text.</summary>
internal sealed class Inventory
{
    private const string Suffix = ".get_all_records";

    private readonly SortedDictionary<string, Dictionary<string, string>> classes =
        new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<(string Class, int Count)> Counts => classes.Select(one => (one.Key, one.Value.Count));

    public int Records => classes.Sum(one => one.Value.Count);

    /// <summary>Sessions end with the process they belong to, so they are left out.</summary>
    public static async Task<Inventory> TakeAsync(Connection connection)
    {
        Inventory inventory = new();
        foreach (string method in (await connection.ListMethodsAsync()).Where(IsInventory))
        {
            try
            {
                inventory.Add(method[..^Suffix.Length], (Record)await connection.CallAsync(method));
            }
            catch (XmlRpcFailedException removed) when (removed.Code == "MESSAGE_REMOVED")
            {
                continue;
            }
        }
        return inventory;
    }

    /// <summary>What differs, one line for each record.</summary>
    public List<string> DifferencesTo(Inventory later)
    {
        List<string> differences = [];
        foreach (string type in classes.Keys.Union(later.classes.Keys, StringComparer.Ordinal))
        {
            Dictionary<string, string> before = classes.GetValueOrDefault(type) ?? [];
            Dictionary<string, string> after = later.classes.GetValueOrDefault(type) ?? [];
            differences.AddRange(before.Keys.Except(after.Keys).Select(gone => $"{type} {gone} is gone"));
            differences.AddRange(after.Keys.Except(before.Keys).Select(come => $"{type} {come} has come"));
            differences.AddRange(before.Keys.Intersect(after.Keys)
                .Where(reference => before[reference] != after[reference])
                .Select(reference => $"{type} {reference} {FirstDifference(before[reference], after[reference])}"));
        }
        return differences;
    }

    private static bool IsInventory(string method) =>
        method.EndsWith(Suffix, StringComparison.Ordinal) && method != $"session{Suffix}";

    private void Add(string type, Record records) => classes[type] =
        records.ToDictionary(one => one.Key, one => Lines((Record)one.Value), StringComparer.Ordinal);

    private static string FirstDifference(string before, string after)
    {
        string[] one = before.Split('\n');
        string[] other = after.Split('\n');
        return one.Length == other.Length
            ? string.Join("; ", one.Zip(other).Where(pair => pair.First != pair.Second))
            : "has other fields";
    }

    private static string Lines(Record record) => string.Join(
        '\n',
        record.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={Text(field.Value)}"));

    /// <summary>Maps by key and sets by content: their order on the wire means nothing.</summary>
    private static string Text(object value) => value switch
    {
        Record map => Join('{', map.Select(entry => $"{Quote(entry.Key)}:{Text(entry.Value)}"), '}'),
        List<object> items => Join('[', items.Select(Text), ']'),
        string text => Quote(text),
        _ => FormattableString.Invariant($"{value}"),
    };

    private static string Join(char open, IEnumerable<string> parts, char close) =>
        new StringBuilder().Append(open).AppendJoin(',', parts.Order(StringComparer.Ordinal)).Append(close).ToString();

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
