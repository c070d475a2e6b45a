using Xen.Model.Classes;
using Xen.Model.Schema;

namespace Xen.Model.Verbs.Views;

/// <summary>Reads the columns of a <see cref="ViewText"/>.</summary>
internal sealed class ColumnReader(XenClass type)
{
    private const string UuidSuffix = "-uuid";
    private const string UuidsSuffix = "-uuids";
    private const string NameSuffix = "-name-label";

    /// <summary>All columns, in their order.</summary>
    /// <exception cref="FormatException">A line names something that does not exist.</exception>
    public IReadOnlyList<Column> Read(string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        HashSet<string> left = [.. lines.Where(line => line[0] == '-').Select(line => line[1..])];
        List<Column> columns = [];
        foreach (string line in lines.Where(line => line[0] != '-'))
        {
            if (line == "*")
            {
                columns.AddRange(Others(columns, left));
            }
            else
            {
                columns.Add(Line(line));
            }
        }
        return columns;
    }

    private List<Column> Others(List<Column> columns, HashSet<string> left)
    {
        HashSet<Field> shown = [.. columns.Where(column => column.Path.Count > 0).Select(column => column.Path[0])];
        return
        [
            .. type.PublicFields
                .Where(field => !shown.Contains(field) && !left.Contains(field.WireName))
                .Where(field => !LifecycleText.IsRemoved(field.Declaration.Lifecycle))
                .Select(field => OfPath(
                    new Column
                    {
                        Name = field.WireName.Replace('_', '-'),
                        Kind = default,
                        Type = field.Type,
                        IsWritable = field.Declaration.Qualifier == Qualifier.RW,
                    },
                    [field])),
        ];
    }

    private Column Line(string line)
    {
        string[] halves = line.Split('=', 2, StringSplitOptions.TrimEntries);
        string[] words = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var bare = new Column
        {
            Name = words[0],
            Kind = default,
            Type = XenType.Text,
            IsWritable = words.Contains("rw"),
            IsExpensive = words.Contains("x"),
            IsHidden = words.Contains("h"),
            IsDeprecated = words.Contains("deprecated"),
            IgnoresCase = words.Contains("nocase"),
            IsValuesOnly = words.Contains("values"),
        };
        return halves.Length == 1 ? OfPath(bare, PathNamed(bare.Name))
            : halves[1][0] == '@' ? bare with { Computed = halves[1][1..] }
            : halves[1].EndsWith("()", StringComparison.Ordinal) ? OfCall(bare, halves[1][..^2])
            : OfPath(bare, PathOf(halves[1]));
    }

    private static Column OfCall(Column column, string message)
    {
        CallInfo call = DataModel.Calls.FirstOrDefault(call => call.WireName == message)
            ?? throw new FormatException($"{column.Name}: there is no message {message}");
        return column with { Call = call, Type = call.ResultType, Kind = KindOf(column, call.ResultType) };
    }

    private static Column OfPath(Column column, IReadOnlyList<Field> path)
    {
        // Behind a set of references, there is a set of what each of them leads to.
        XenType type = path[^1].Type;
        bool isMany = path.SkipLast(1).Any(field => field.Type.IsSet);
        return column with
        {
            Path = path,
            Type = type,
            Kind = isMany ? ColumnKind.Set : KindOf(column, type),
        };
    }

    private static ColumnKind KindOf(Column column, XenType type) => type.IsMap && !column.IsValuesOnly
        ? ColumnKind.Map
        : type.IsMap || type.IsSet ? ColumnKind.Set : ColumnKind.Single;

    private List<Field> PathNamed(string name)
    {
        if (Find(type, name) is { } field)
        {
            return [field];
        }
        if (name.EndsWith(UuidSuffix, StringComparison.Ordinal) && Find(type, name[..^UuidSuffix.Length]) is { } single)
        {
            return [single];
        }
        if (name.EndsWith(UuidsSuffix, StringComparison.Ordinal)
            && Find(type, name[..^UuidsSuffix.Length] + "s") is { } set)
        {
            return [set];
        }
        return name.EndsWith(NameSuffix, StringComparison.Ordinal)
            && Find(type, name[..^NameSuffix.Length]) is { } named
                ? [named, Behind(named, "name_label")]
                : throw new FormatException($"{type}: nothing is known of {name}");
    }

    private List<Field> PathOf(string source)
    {
        List<Field> path = [];
        foreach (string name in source.Split('>'))
        {
            path.Add(path.Count == 0
                ? type.FieldNamed(name) ?? throw new FormatException($"{type}: there is no field {name}")
                : Behind(path[^1], name));
        }
        return path;
    }

    private static Field Behind(Field reference, string name) =>
        ClassOf(reference.Type)?.FieldNamed(name)
            ?? throw new FormatException($"{reference} does not lead to a field {name}");

    /// <summary>The class that a reference, or a set of them, refers to.</summary>
    private static XenClass? ClassOf(XenType type) =>
        (type.IsSet ? type.Element!.ReferencedClass : type.ReferencedClass) is { } name
            ? DataModel.ClassNamed(name)
            : null;

    private static Field? Find(XenClass type, string name)
    {
        string wireName = name.Replace('-', '_');
        return type.FieldNamed(wireName) ?? type.PublicFields.FirstOrDefault(
            field => string.Equals(field.WireName, wireName, StringComparison.OrdinalIgnoreCase));
    }
}
