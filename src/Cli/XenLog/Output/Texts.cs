using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Xen.Model.Schema;

namespace Xen.Model.Cli.XenLog.Output;

/// <summary>How values are spelled for people.</summary>
internal static class Texts
{
    /// <summary>Text is shown as it is; nobody puts it into a web page.</summary>
    public static JsonWriterOptions JsonOptions { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A time, UTC, to the millisecond.</summary>
    public static string Of(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A field's value as JSON; a dash when there is no record.</summary>
    public static string Of(Field field, XenRecord? record) =>
        record is null ? "-" : Json(json => Write(json, field, record));

    /// <summary>Writes a field's value, masked when it is a secret.</summary>
    public static void Write(Utf8JsonWriter json, Field field, XenRecord record)
    {
        if (field.Declaration.Secret && !field.IsEmpty(record))
        {
            json.WriteStringValue(JsonValues.Mask);
        }
        else
        {
            field.Write(new JsonValues(json), record);
        }
    }

    /// <summary>The text of what is written as JSON, in one line.</summary>
    public static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            write(json);
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
