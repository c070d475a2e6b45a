using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Xen.Model.Daemon;

/// <summary>Where to listen, or that it is nowhere. Immutable.</summary>
/// <param name="EndPoint">Address and port; null for nowhere.</param>
internal sealed record ListenAddress(IPEndPoint? EndPoint)
{
    private const string None = "none";

    /// <summary>Loopback with a port.</summary>
    public static ListenAddress Local(int port) => new(new IPEndPoint(IPAddress.Loopback, port));

    /// <summary>Reads <c>ADDRESS:PORT</c> or <c>none</c>; what is wrong becomes the command line's error.</summary>
    public static ListenAddress Read(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        int mark = text.LastIndexOf(':');
        if (mark > 0
            && ushort.TryParse(text.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
            && TryAddress(text[..mark], out IPAddress? address))
        {
            return new ListenAddress(new IPEndPoint(address, port));
        }
        if (text != None)
        {
            argument.AddError($"'{text}' is neither ADDRESS:PORT nor none");
        }
        return new ListenAddress(EndPoint: null);
    }

    /// <summary>The form that <see cref="Read"/> takes; help shows defaults in it.</summary>
    public override string ToString() => EndPoint?.ToString() ?? None;

    private static bool TryAddress(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        if (text == "localhost")
        {
            address = IPAddress.Loopback;
            return true;
        }
        return IPAddress.TryParse(text.Trim('[', ']'), out address);
    }
}
