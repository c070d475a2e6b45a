using System.Globalization;
using System.Text;
using System.Xml;
using Xen.Model.Rpc.Wire;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Xml;

/// <summary>Reads any well-formed XML-RPC call. One per request.</summary>
internal sealed class XmlDocumentReader
{
    // No document types: no entities to expand and nothing to fetch.
    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = true,
        ConformanceLevel = ConformanceLevel.Document,
    };

    private readonly XmlReader _xml;
    private readonly WireCollector _into;

    private XmlDocumentReader(XmlReader xml, WireCollector into)
    {
        _xml = xml;
        _into = into;
    }

    internal static RpcRequest Read(ReadOnlySpan<byte> body, WireLimits limits)
    {
        string text = XmlBody.Decode(body, out bool damaged);
        try
        {
            using var xml = XmlReader.Create(new StringReader(text), s_settings);
            return new XmlDocumentReader(xml, new WireCollector(limits, damaged)).Call();
        }
        catch (XmlException malformed)
        {
            throw new RpcDecodeException(string.Create(CultureInfo.InvariantCulture,
                $"malformed XML in line {malformed.LineNumber}, column {malformed.LinePosition}"), malformed);
        }
    }

    private RpcRequest Call()
    {
        Step();
        Enter("methodCall");
        Step();
        Open("methodName");
        string method = Content().Trim();
        if (method.Length == 0)
        {
            throw new RpcDecodeException("the method name is empty");
        }
        Step();
        Open("params");
        List<WireValue> parameters = [];
        while (Child())
        {
            Enter("param");
            Step();
            _into.Add(parameters, Value(0));
            End();
        }
        End();
        while (_xml.Read())
        {
            // Only comments and white space may follow; the parser refuses anything else.
        }
        return new RpcRequest
        {
            Protocol = RpcProtocol.XmlRpc,
            MethodName = method,
            Parameters = parameters,
            InvalidUtf8 = _into.InvalidUtf8,
        };
    }

    /// <summary>Reads the value whose start tag is current and stops at its end.</summary>
    private WireValue Value(int depth)
    {
        Open("value");
        if (_xml.IsEmptyElement)
        {
            return _into.Text("");
        }
        string text = Characters();
        if (_xml.NodeType == XmlNodeType.EndElement)
        {
            return _into.Text(text);
        }
        if (!string.IsNullOrWhiteSpace(text))
        {
            throw new RpcDecodeException("a value holds text beside an element");
        }
        WireValue typed = Typed(depth);
        End();
        return typed;
    }

    private WireValue Typed(int depth) => _xml.LocalName switch
    {
        "string" => _into.Text(Content()),
        "int" or "i4" or "i8" => XmlScalars.Integer(Content(), _into),
        "boolean" => XmlScalars.Boolean(Content(), _into),
        "double" => XmlScalars.Double(Content(), _into),
        "dateTime.iso8601" => XmlScalars.Date(Content(), _into),
        "base64" => XmlScalars.Base64(Content(), _into),
        "nil" => Nil(),
        "array" => Array(_into.Deeper(depth)),
        "struct" => Struct(_into.Deeper(depth)),
        _ => throw new RpcDecodeException("a value has an unknown type"),
    };

    private WireValue Nil() => string.IsNullOrWhiteSpace(Content())
        ? WireValue.Nil
        : throw new RpcDecodeException("a nil element has content");

    private WireValue Array(int depth)
    {
        List<WireValue> items = [];
        Step();
        Open("data");
        while (Child())
        {
            _into.Add(items, Value(depth));
        }
        End();
        return WireValue.Array(items);
    }

    private WireValue Struct(int depth)
    {
        var members = new StructBuilder();
        while (Child())
        {
            Enter("member");
            Step();
            Open("name");
            string name = _into.Checked(Content());
            Step();
            _into.Add(members, name, Value(depth));
            End();
        }
        return members.Build();
    }

    /// <summary>Requires that the current node is the start of the named element.</summary>
    private void Open(string name)
    {
        if (_xml.NodeType != XmlNodeType.Element || _xml.LocalName != name)
        {
            throw new RpcDecodeException($"a {name} element is missing");
        }
    }

    /// <summary>As <see cref="Open"/>, for elements that must have children.</summary>
    private void Enter(string name)
    {
        Open(name);
        if (_xml.IsEmptyElement)
        {
            throw new RpcDecodeException($"a {name} element is empty");
        }
    }

    /// <summary>Moves to the end of the current element's parent, which must follow at once.</summary>
    private void End()
    {
        Step();
        if (_xml.NodeType != XmlNodeType.EndElement)
        {
            throw new RpcDecodeException("there is more content than the call format knows");
        }
    }

    /// <summary>Moves to the next child; false at the end of the parent, or if the current tag closes itself.</summary>
    private bool Child()
    {
        if (_xml.NodeType == XmlNodeType.Element && _xml.IsEmptyElement && IsContainer(_xml.LocalName))
        {
            return false;
        }
        Step();
        return _xml.NodeType != XmlNodeType.EndElement;
    }

    /// <summary>
    /// Tells a container that closes itself from a child, such as an empty value, that did and was read.
    /// </summary>
    private static bool IsContainer(string name) => name is "params" or "data" or "struct";

    /// <summary>Moves to the next node that is not white space.</summary>
    private void Step()
    {
        do
        {
            if (!_xml.Read())
            {
                throw new RpcDecodeException("the body ends early");
            }
        }
        while (_xml.NodeType
            is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.XmlDeclaration);
    }

    /// <summary>The text of the current element, which must have no children; stops at its end.</summary>
    private string Content()
    {
        if (_xml.IsEmptyElement)
        {
            return "";
        }
        string text = Characters();
        return _xml.NodeType == XmlNodeType.EndElement
            ? text
            : throw new RpcDecodeException("an element stands where text is expected");
    }

    /// <summary>The text up to the next tag. Comments and CDATA sections can break it into many pieces.</summary>
    private string Characters()
    {
        string first = "";
        StringBuilder? all = null;
        while (_xml.Read() && _xml.NodeType is not (XmlNodeType.Element or XmlNodeType.EndElement))
        {
            if (all is null && first.Length == 0)
            {
                first = _xml.Value;
                continue;
            }
            all ??= new StringBuilder(first);
            all.Append(_xml.Value);
        }
        return all?.ToString() ?? first;
    }
}
