using System.Buffers;
using System.Text;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Xml;

/// <summary>
/// Values as XML in a string: the form of <c>task.result</c>, which is the same for clients of either protocol.
/// Thread-safe.
/// </summary>
public static class XmlValueText
{
    /// <summary>The result of a call without one.</summary>
    public const string Nothing = "<value></value>";

    /// <summary>The <c>value</c> element that a callback writes.</summary>
    /// <typeparam name="TState">What the callback needs.</typeparam>
    /// <param name="state">Handed to the callback.</param>
    /// <param name="value">Writes exactly one value.</param>
    public static string Of<TState>(TState state, Action<IWireWriter, TState> value)
        where TState : allows ref struct
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        value(new XmlWireWriter(buffer), state);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The <c>value</c> element of a text or reference.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => Of(text, static (writer, plain) => writer.Text(plain));
}
