using System.Text.Json;

namespace Xen.Model.Cli.XenLog.Output;

/// <summary>Gives results out, as text or as JSON, one object a line.</summary>
/// <param name="output">Where to.</param>
/// <param name="isJson">True for JSON.</param>
internal sealed class Report(TextWriter output, bool isJson)
{
    /// <summary>True for JSON.</summary>
    public bool IsJson => isJson;

    /// <summary>Gives out one result.</summary>
    /// <param name="text">Its lines as text.</param>
    /// <param name="members">Writes the members of its JSON object.</param>
    public void Add(IEnumerable<string> text, Action<Utf8JsonWriter> members)
    {
        if (isJson)
        {
            output.WriteLine(Texts.Json(json =>
            {
                json.WriteStartObject();
                members(json);
                json.WriteEndObject();
            }));
            return;
        }
        foreach (string line in text)
        {
            output.WriteLine(line);
        }
    }
}
