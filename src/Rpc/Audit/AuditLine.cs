using System.Globalization;
using System.Text;
using Xen.Model.Calls;
using Xen.Model.Errors;
using Xen.Model.Log.Format;
using Xen.Model.Projections.History;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Audit;

/// <summary>
/// Writes recorded calls as lines of the audit log: a prefix in brackets with the time, then who, whether the roles
/// allowed it, what became of it, what was called, and which objects it named. For one thread.
/// </summary>
/// <param name="names">Finds names and uuids of objects.</param>
/// <param name="host">Name of the host.</param>
internal sealed class AuditLine(ObjectNames names, string host)
{
    private const string TimeFormat = "yyyyMMdd'T'HH:mm:ss.fff'Z'";

    private const string HttpPrefix = "http/";

    private static readonly HashSet<string> s_textParameters = new(StringComparer.Ordinal)
    {
        "name", "label", "description", "name_label", "name_description", "new_name",
        "force", "start_paused", "memory_static_max", "memory_dynamic_max", "memory_dynamic_min", "memory_static_min",
    };

    /// <summary>The line of a call without line feed; null for calls that the audit log leaves out.</summary>
    public string? Of(AuditEntry entry)
    {
        CommitHeader header = entry.Header;
        string method = AuditParameters.NameOf(CallReader.NameOf(header.Method, out _));
        if (header.TrackId.Length == 0 || header.Method.Length == 0 || IsLeftOut(method))
        {
            return null;
        }
        var line = new StringBuilder();
        line.Append('[').Append(Time(entry.Time)).Append("|audit|0 |").Append(Plain(host)).Append("|0 ")
            .Append(Plain(header.Origin)).Append('|').Append(Plain(header.Method)).Append("|audit] ('trackid=")
            .Append(header.TrackId).Append("' ");
        AppendUser(line, header);
        AppendOutcome(line, header.Outcome.Error);
        bool isCall = !method.StartsWith(HttpPrefix, StringComparison.Ordinal);
        line.Append(isCall ? " 'API' " : " 'HTTP' ");
        AppendQuoted(line, isCall ? method : method[HttpPrefix.Length..]);
        line.Append(" (");
        AppendArguments(line, method, entry.Arguments());
        return line.Append("))").ToString();
    }

    /// <summary>A time as lines begin with it; texts of it compare like the times.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static bool IsLeftOut(string method) =>
        method.Contains(".get", StringComparison.Ordinal)
        || method is "event.next" or "event.from" or "session.logout" or "session.local_logout";

    private static void AppendUser(StringBuilder line, CommitHeader header)
    {
        AppendQuoted(line, header.UserSid.Length > 0 ? header.UserSid : "LOCAL_SUPERUSER");
        line.Append(' ');
        AppendQuoted(line, header.UserName);
    }

    private static void AppendOutcome(StringBuilder line, XenError? error)
    {
        line.Append(error?.Code == ErrorCode.RBACPermissionDenied ? " 'DENIED' " : " 'ALLOWED' ");
        AppendQuoted(line, error is null ? "OK" : "ERROR:" + error);
    }

    private void AppendArguments(StringBuilder line, string method, IReadOnlyList<WireValue> arguments)
    {
        IReadOnlyList<(string Name, string? ClassName)> parameters = AuditParameters.Of(method);
        bool isFirst = true;
        for (int at = 0; at < arguments.Count && at < parameters.Count; at++)
        {
            (string name, string? className) = parameters[at];
            if (className is null && !s_textParameters.Contains(name))
            {
                continue;
            }
            line.Append(isFirst ? "(" : " (");
            isFirst = false;
            (string label, string uuid, string text) = className is null
                ? (Text(arguments[at]), "", "")
                : names.Of(className, arguments[at].Text);
            foreach (string part in (string[])[name, label, uuid, text])
            {
                AppendQuoted(line, part);
                line.Append(' ');
            }
            line[^1] = ')';
        }
    }

    private static string Text(in WireValue value) => value.Kind switch
    {
        WireKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
        WireKind.Double => value.Double.ToString(CultureInfo.InvariantCulture),
        WireKind.Boolean => value.Boolean ? "true" : "false",
        WireKind.Text => value.Text,
        _ => "",
    };

    /// <summary>Text that cannot end the quotes, or the line.</summary>
    private static void AppendQuoted(StringBuilder line, string text)
    {
        line.Append('\'');
        foreach (char c in text)
        {
            line.Append(c switch
            {
                '\'' => "\\'",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                _ => null,
            });
            if (c is not ('\'' or '\\' or '\n' or '\r'))
            {
                line.Append(char.IsControl(c) ? ' ' : c);
            }
        }
        line.Append('\'');
    }

    private static string Plain(string text) =>
        new([.. text.Select(c => char.IsControl(c) || c is '|' or '[' or ']' ? ' ' : c)]);
}
