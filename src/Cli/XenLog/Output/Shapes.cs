using System.Collections.Immutable;
using System.Text.Json;
using Xen.Model.Log.Format;
using Xen.Model.Projections.History;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Cli.XenLog.Output;

/// <summary>The members that JSON answers of several commands share.</summary>
internal static class Shapes
{
    /// <summary>Who, when, how, and with what outcome.</summary>
    public static void Header(Utf8JsonWriter json, CommitHeader header)
    {
        json.WriteString("time", Texts.Of(DateTimeOffset.FromUnixTimeMilliseconds(header.UnixTimeMs)));
        json.WriteString("user", header.UserName);
        if (header.UserSid.Length > 0)
        {
            json.WriteString("sid", header.UserSid);
        }
        json.WriteString("origin", header.Origin);
        json.WriteString("track", header.TrackId);
        json.WriteString("method", header.Method);
        if (!header.Task.IsNull)
        {
            json.WriteString("task", header.Task.ToString());
        }
        Outcome(json, header.Outcome);
    }

    /// <summary>Changed fields with both values.</summary>
    public static void Changes(Utf8JsonWriter json, ImmutableArray<FieldChange> fields)
    {
        json.WriteStartObject("fields");
        foreach (FieldChange change in fields)
        {
            json.WriteStartObject(change.Field.WireName);
            if (change.Before is { } before)
            {
                json.WritePropertyName("before");
                Texts.Write(json, change.Field, before);
            }
            if (change.After is { } after)
            {
                json.WritePropertyName("after");
                Texts.Write(json, change.Field, after);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>Values of some fields.</summary>
    public static void Values(Utf8JsonWriter json, IEnumerable<Field> fields, XenRecord record)
    {
        json.WriteStartObject("fields");
        foreach (Field field in fields)
        {
            json.WritePropertyName(field.WireName);
            Texts.Write(json, field, record);
        }
        json.WriteEndObject();
    }

    /// <summary>An argument as it came over the wire.</summary>
    public static void Argument(IWireWriter writer, in WireValue value)
    {
        switch (value.Kind)
        {
            case WireKind.Array:
                writer.BeginArray();
                foreach (WireValue item in value.Items)
                {
                    Argument(writer, item);
                }
                writer.EndArray();
                break;
            case WireKind.Struct:
                writer.BeginStruct();
                foreach ((string name, WireValue member) in value.Members)
                {
                    writer.Member(name);
                    Argument(writer, member);
                }
                writer.EndStruct();
                break;
            case WireKind.Integer:
                writer.Integer(value.Integer);
                break;
            case WireKind.Double:
                writer.Double(value.Double);
                break;
            case WireKind.Boolean:
                writer.Boolean(value.Boolean);
                break;
            default:
                writer.Text(value.Text);
                break;
        }
    }

    /// <summary>Who, when, how, and with what outcome, in one line.</summary>
    public static string Line(CommitHeader header)
    {
        string user = header.UserName.Length > 0 ? header.UserName : "-";
        string origin = header.Origin.Length > 0 ? $" from {header.Origin}" : "";
        string task = header.Task.IsNull ? "" : $" task {header.Task}";
        return $"{Texts.Of(DateTimeOffset.FromUnixTimeMilliseconds(header.UnixTimeMs))} {user}{origin} {header.Method}"
            + $" -> {header.Outcome}{task}";
    }

    private static void Outcome(Utf8JsonWriter json, CommitOutcome outcome)
    {
        if (outcome.Error is not { } error)
        {
            json.WriteString("outcome", outcome.ToString());
            return;
        }
        json.WriteString("outcome", "refused");
        json.WriteStartArray("error");
        foreach (string part in error.Description)
        {
            json.WriteStringValue(part);
        }
        json.WriteEndArray();
    }
}
