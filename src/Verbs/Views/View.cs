using System.Collections.Frozen;
using Xen.Model.Classes;
using Xen.Model.Schema;

namespace Xen.Model.Verbs.Views;

/// <summary>
/// What the commands of one name show of the objects of a class. More than one view may be of the same class.
/// Immutable.
/// </summary>
internal sealed class View
{
    private readonly FrozenDictionary<string, Column> _byName;

    /// <summary>Reads a view.</summary>
    /// <exception cref="FormatException">It names something that does not exist.</exception>
    public View(ViewText text)
    {
        Name = text.Name;
        Class = DataModel.ClassNamed(text.ClassName) ?? throw new FormatException($"no class {text.ClassName}");
        Columns = new ColumnReader(Class).Read(text.Columns);
        _byName = Columns.ToFrozenDictionary(column => column.Name, StringComparer.Ordinal);
        Shown = (text.Shown == "*"
            ? Columns.Where(column => !column.IsHidden).Select(column => column.Name)
            : text.Shown.Split(", ")).ToFrozenSet(StringComparer.Ordinal);
        Filters = [.. text.Filter.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Filter)];
        NeedsMembers = text.NeedsMembers.Length > 0 ? Class.FieldNamed(text.NeedsMembers) : null;
    }

    /// <summary>What the commands begin with, for instance <c>vm</c>.</summary>
    public string Name { get; }

    /// <summary>The class of the objects.</summary>
    public XenClass Class { get; }

    /// <summary>The columns in the order in which they are printed.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The columns that lists show when nothing else is asked for.</summary>
    public FrozenSet<string> Shown { get; }

    /// <summary>Filters that always hold.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filters { get; }

    /// <summary>Objects whose set is empty are left out; null when there is no such set.</summary>
    public Field? NeedsMembers { get; }

    /// <summary>The column of a name, or null.</summary>
    public Column? ColumnNamed(string name) => _byName.GetValueOrDefault(name);

    private static KeyValuePair<string, string> Filter(string text)
    {
        string[] halves = text.Split('=');
        return KeyValuePair.Create(halves[0], halves[1]);
    }
}
