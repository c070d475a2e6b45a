using System.Collections.Frozen;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Rpc.Inside;
using Xen.Model.Schema;
using Xen.Model.Verbs.Reading;

namespace Xen.Model.Verbs.Failures;

/// <summary>What users are told about failures of the API.</summary>
internal static class ErrorText
{
    private const string Unknown = "<unknown>";
    private const string Extra = "<extra>";

    private static readonly FrozenDictionary<string, ErrorInfo> s_known =
        DataModel.Errors.ToFrozenDictionary(error => error.Code, StringComparer.Ordinal);

    /// <summary>True when there is something to say about a code.</summary>
    public static bool IsKnown(XenError error) => s_known.ContainsKey(error.Code);

    /// <summary>
    /// What the code means, and a line for each parameter, with names instead of references. Ends with a line feed.
    /// </summary>
    public static async Task<string> OfAsync(ApiObjects objects, XenError error)
    {
        ErrorInfo info = s_known[error.Code];
        IReadOnlyList<string> names = info.Declaration.Parameters;
        List<string> lines = [info.Summary];
        for (int at = 0; at < Math.Max(names.Count, error.Parameters.Length); at++)
        {
            string value = at < error.Parameters.Length
                ? await ReadableAsync(objects, error.Parameters[at]).ConfigureAwait(false)
                : Unknown;
            lines.Add($"{(at < names.Count ? names[at] : Extra)}: {value}");
        }
        return string.Concat(lines.Select(line => line + "\n"));
    }

    /// <summary>The failure in one line, for those that are collected.</summary>
    public static async Task<string> ShortAsync(ApiObjects objects, XenError error) => IsKnown(error)
        ? (await OfAsync(objects, error).ConfigureAwait(false)).TrimEnd('\n')
        : $"{error.Code} [{string.Join("; ", error.Parameters)}]";

    /// <summary>Uuid and name of what a reference refers to; any other text as it is.</summary>
    private static async Task<string> ReadableAsync(ApiObjects objects, string value)
    {
        if (!value.StartsWith("OpaqueRef:", StringComparison.Ordinal) || ApiObjects.IsNull(value))
        {
            return value;
        }
        foreach (XenClass type in DataModel.Classes.Where(
            type => !type.IsInternal && type.Declaration.InDatabase && type.FieldNamed("uuid") is not null))
        {
            if (await FindAsync(objects, type, value).ConfigureAwait(false) is { } found)
            {
                return found.NameLabel.Length > 0 ? $"{found.Uuid} ({found.NameLabel})" : found.Uuid;
            }
        }
        return value;
    }

    private static async Task<ApiRecord?> FindAsync(ApiObjects objects, XenClass type, string reference)
    {
        try
        {
            return await objects.FindAsync(type, reference).ConfigureAwait(false);
        }
        catch (XenApiFailedException)
        {
            // Not everybody may look at everything; then the reference stays as it is.
            return null;
        }
    }
}
