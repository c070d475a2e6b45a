using System.Buffers;
using Xen.Model.Errors;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Xml;

/// <summary>Writes whole XML-RPC replies. There are no faults: failures are values too. Thread-safe.</summary>
public static class XmlResponses
{
    private static ReadOnlySpan<byte> Head => "<?xml version=\"1.0\"?><methodResponse><params><param>"u8;

    private static ReadOnlySpan<byte> Tail => "</param></params></methodResponse>"u8;

    /// <summary>Writes the reply of a call that succeeded.</summary>
    /// <typeparam name="TState">What the callback needs.</typeparam>
    /// <param name="output">Where the body goes.</param>
    /// <param name="state">Handed to the callback.</param>
    /// <param name="value">Writes exactly one value; the empty text for void.</param>
    public static void Success<TState>(IBufferWriter<byte> output, TState state, Action<IWireWriter, TState> value)
        where TState : allows ref struct
    {
        XmlWireWriter writer = Open(output);
        writer.BeginStruct();
        writer.Member("Status");
        writer.Text("Success");
        writer.Member("Value");
        value(writer, state);
        writer.EndStruct();
        output.Write(Tail);
    }

    /// <summary>Writes the reply of a call that failed.</summary>
    /// <param name="output">Where the body goes.</param>
    /// <param name="error">Code and parameters.</param>
    public static void Failure(IBufferWriter<byte> output, XenError error)
    {
        XmlWireWriter writer = Open(output);
        writer.BeginStruct();
        writer.Member("Status");
        writer.Text("Failure");
        writer.Member("ErrorDescription");
        writer.BeginArray();
        foreach (string part in error.Description)
        {
            writer.Text(part);
        }
        writer.EndArray();
        writer.EndStruct();
        output.Write(Tail);
    }

    /// <summary>Writes a reply without status, which <c>system.listMethods</c> alone has.</summary>
    /// <typeparam name="TState">What the callback needs.</typeparam>
    /// <param name="output">Where the body goes.</param>
    /// <param name="state">Handed to the callback.</param>
    /// <param name="value">Writes exactly one value.</param>
    public static void Bare<TState>(IBufferWriter<byte> output, TState state, Action<IWireWriter, TState> value)
        where TState : allows ref struct
    {
        value(Open(output), state);
        output.Write(Tail);
    }

    private static XmlWireWriter Open(IBufferWriter<byte> output)
    {
        output.Write(Head);
        return new XmlWireWriter(output);
    }
}
