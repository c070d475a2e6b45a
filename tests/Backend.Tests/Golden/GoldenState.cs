using System.Collections;
using System.Globalization;
using System.Text;
using Xen.Model.Classes;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Backend.Tests.Golden;

/// <summary>
/// All objects of a view as text: first the fields that are looked at, then their values object by object. Fields that
/// came later are left out, so that an old text can be compared with.
/// </summary>
internal static class GoldenState
{
    private const string FieldsOf = "fields of ";

    /// <summary>The text with every field that there is.</summary>
    public static string Of(RecordView view) => Of(view, DataModel.Classes
        .ToDictionary(type => type.WireName, type => type.Fields.Select(field => field.WireName).ToHashSet()));

    /// <summary>The text with the fields of another text.</summary>
    public static string Of(RecordView view, string like) => Of(view, like.Split('\n')
        .Where(line => line.StartsWith(FieldsOf, StringComparison.Ordinal))
        .Select(line => line[FieldsOf.Length..].Split([':', ' '], StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(parts => parts[0], parts => parts.Skip(1).ToHashSet()));

    private static string Of(RecordView view, Dictionary<string, HashSet<string>> fields)
    {
        var text = new StringBuilder();
        XenClass[] classes = [.. DataModel.Classes.Where(type => fields.ContainsKey(type.WireName))];
        foreach (XenClass type in classes)
        {
            IEnumerable<string> names = type.Fields.Select(field => field.WireName);
            text.Append(CultureInfo.InvariantCulture, $"{FieldsOf}{type.WireName}: ")
                .AppendJoin(' ', names.Where(fields[type.WireName].Contains)).Append('\n');
        }
        foreach (XenClass type in classes)
        {
            foreach (RecordVersion version in view.All(type))
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"{type.WireName} {version.Slot.Reference} created {version.CreatedAt} changed {version.Id}\n");
                foreach (Field field in type.Fields.Where(f => fields[type.WireName].Contains(f.WireName)))
                {
                    text.Append(CultureInfo.InvariantCulture,
                        $"  {field.WireName} = {Text(field.GetValue(version.Record!))}\n");
                }
            }
        }
        return text.ToString();
    }

    private static string Text(object? value) => value switch
    {
        null => "nothing",
        string text => Quoted(text),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DictionaryEntry entry => $"{Text(entry.Key)}: {Text(entry.Value)}",
        KeyValuePair<string, string> entry => $"{Text(entry.Key)}: {Text(entry.Value)}",
        IEnumerable members => $"[{string.Join(", ", members.Cast<object>().Select(Text))}]",
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            quoted.Append(c is '"' or '\\' || char.IsControl(c) || char.IsSurrogate(c)
                ? $"\\u{(int)c:x4}" : c.ToString());
        }
        return quoted.Append('"').ToString();
    }
}
