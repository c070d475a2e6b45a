namespace Xen.Model.Verbs.Views;

/// <summary>The value of a column for one object, as it is printed. Immutable.</summary>
internal abstract record Cell
{
    private const string Separator = "; ";

    /// <summary>The value in one text.</summary>
    public abstract string Printed { get; }

    /// <summary>A single value.</summary>
    public sealed record Single(string Text) : Cell
    {
        public override string Printed => Text;
    }

    /// <summary>A set.</summary>
    public sealed record Set(IReadOnlyList<string> Members) : Cell
    {
        public override string Printed => string.Join(Separator, Members);
    }

    /// <summary>A map.</summary>
    public sealed record Map(IReadOnlyList<KeyValuePair<string, string>> Entries) : Cell
    {
        public override string Printed =>
            string.Join(Separator, Entries.Select(entry => $"{entry.Key}: {entry.Value}"));

        /// <summary>What a key leads to; null for nothing.</summary>
        public string? ValueOf(string key)
        {
            foreach ((string found, string value) in Entries)
            {
                if (found == key)
                {
                    return value;
                }
            }
            return null;
        }
    }
}
