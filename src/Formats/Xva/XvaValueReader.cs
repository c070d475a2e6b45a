using System.Xml;

namespace Xen.Model.Formats.Xva;

/// <summary>Reads values of XML-RPC, within limits.</summary>
internal sealed class XvaValueReader
{
    private readonly XmlReader _xml;
    private readonly XvaLimits _limits;
    private int _values;

    private XvaValueReader(XmlReader xml, XvaLimits limits)
    {
        _xml = xml;
        _limits = limits;
    }

    /// <summary>The element of a kind of scalars.</summary>
    public static string ElementOf(XvaValueKind kind) => kind switch
    {
        XvaValueKind.Integer => "int",
        XvaValueKind.Double => "double",
        XvaValueKind.Boolean => "boolean",
        XvaValueKind.Date => "dateTime.iso8601",
        _ => "string",
    };

    /// <summary>Reads a document that is one value.</summary>
    /// <exception cref="XvaException">It is none, or beyond the limits.</exception>
    public static XvaValue Read(ReadOnlyMemory<byte> document, XvaLimits limits)
    {
        try
        {
            using XmlReader xml = Open(document, limits);
            xml.MoveToContent();
            XvaValue value = new XvaValueReader(xml, limits).Value(0);
            xml.MoveToContent();
            return xml.EOF ? value : throw XvaException.Damaged("Something follows the description");
        }
        catch (XmlException failure)
        {
            throw XvaException.Damaged("The description is no XML: " + failure.Message);
        }
    }

    /// <summary>A reader of a document that leaves out comments and knows no entities but those of XML.</summary>
    public static XmlReader Open(ReadOnlyMemory<byte> document, XvaLimits limits) => XmlReader.Create(
        new MemoryStream(document.ToArray(), writable: false),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = limits.DescriptionBytesMax,
        });

    /// <summary>The value whose element begins here; the reader goes behind its end.</summary>
    private XvaValue Value(int depth)
    {
        if (depth >= _limits.DepthMax || ++_values > _limits.ValuesMax)
        {
            throw XvaException.Damaged("The description has too many values, or too deep ones");
        }
        if (!Begins("value"))
        {
            return XvaValue.Of("");
        }
        string text = Text();
        if (_xml.NodeType != XmlNodeType.Element)
        {
            End();
            return XvaValue.Of(text);
        }
        string element = _xml.LocalName;
        XvaValue value = element switch
        {
            "array" => Array(depth),
            "struct" => Struct(depth),
            "nil" => XvaValue.Of(Scalar(element)),
            "string" => XvaValue.Of(Scalar(element)),
            "int" or "i4" or "i8" => XvaValue.Scalar(XvaValueKind.Integer, Scalar(element).Trim()),
            "double" => XvaValue.Scalar(XvaValueKind.Double, Scalar(element).Trim()),
            "boolean" => XvaValue.Scalar(XvaValueKind.Boolean, Scalar(element).Trim()),
            "dateTime.iso8601" => XvaValue.Scalar(XvaValueKind.Date, Scalar(element).Trim()),
            _ => throw XvaException.Damaged($"The description has an element {element} in the place of a value"),
        };
        End();
        return value;
    }

    private XvaValue Array(int depth)
    {
        var items = new List<XvaValue>();
        if (Begins("array"))
        {
            if (Begins("data"))
            {
                while (AtElement())
                {
                    items.Add(Value(depth + 1));
                }
                End();
            }
            End();
        }
        return XvaValue.Array(items);
    }

    private XvaValue Struct(int depth)
    {
        var members = new List<KeyValuePair<string, XvaValue>>();
        if (Begins("struct"))
        {
            while (AtElement())
            {
                if (!Begins("member"))
                {
                    continue;
                }
                string name = Scalar("name");
                members.Add(KeyValuePair.Create(name, Value(depth + 1)));
                End();
            }
            End();
        }
        return XvaValue.Struct(members);
    }

    private string Scalar(string element)
    {
        if (!Begins(element))
        {
            return "";
        }
        string text = Text();
        End();
        return text;
    }

    private string Text()
    {
        string text = "";
        while (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace
            or XmlNodeType.SignificantWhitespace)
        {
            text += _xml.Value;
            _xml.Read();
        }
        return text;
    }

    private bool AtElement()
    {
        _xml.MoveToContent();
        return _xml.NodeType == XmlNodeType.Element;
    }

    /// <summary>Goes into an element; false when it is empty, and then behind it.</summary>
    private bool Begins(string element)
    {
        if (!AtElement() || _xml.LocalName != element)
        {
            throw XvaException.Damaged($"The description has {_xml.Name} where {element} is due");
        }
        bool isEmpty = _xml.IsEmptyElement;
        _xml.Read();
        return !isEmpty;
    }

    private void End()
    {
        _xml.MoveToContent();
        if (_xml.NodeType != XmlNodeType.EndElement)
        {
            throw XvaException.Damaged($"The description has {_xml.Name} where an element should end");
        }
        _xml.Read();
    }
}
