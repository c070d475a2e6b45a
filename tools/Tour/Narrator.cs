using System.Globalization;

namespace Xen.Model.Tour;

/// <summary>Prints headings, calls and events, one whole line at a time.</summary>
internal sealed class Narrator
{
    private const int Indent = 4;
    private const int MethodWidth = 32;

    private readonly Lock gate = new();

    public void Heading(string title) => Write($"\n{title}\n{new string('-', title.Length)}");

    public void Say(string text) => Write($"  {text}");

    public void Call(string method, TimeSpan duration, string result) => Write(string.Create(
        CultureInfo.InvariantCulture,
        $"  {method,-MethodWidth} {duration.TotalMilliseconds,7:0.0} ms  {result}").TrimEnd());

    public void Event(string id, string operation, string type, string reference, string name) =>
        Write($"{new string(' ', Indent)}  event {id,6} {operation} {type,-16} {Short(reference)} {name}".TrimEnd());

    /// <summary>A reference that still tells objects apart, but leaves room on the line.</summary>
    public static string Short(string reference) => reference.Length > 19 ? reference[..18] + "…" : reference;

    private void Write(string line)
    {
        lock (gate)
        {
            Console.WriteLine(line);
        }
    }
}
