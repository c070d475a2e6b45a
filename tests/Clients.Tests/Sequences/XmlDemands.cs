using System.Xml.Linq;

namespace Xen.Model.Clients.Tests.Sequences;

/// <summary>What the parsers of XML-RPC that are in use cannot read; each line lost somebody's data once.</summary>
internal static class XmlDemands
{
    private static readonly string[] Known = ["boolean", "double", "i4", "dateTime.iso8601", "array", "struct"];

    public static void Check(XDocument reply)
    {
        foreach (XElement element in reply.Descendants())
        {
            if (element.HasElements)
            {
                element.Nodes().OfType<XText>().Should().BeEmpty("white space between elements breaks a parser");
            }
            if (element.Name == "struct")
            {
                element.Elements("member").Select(member => member.Element("name")!.Value)
                    .Should().OnlyHaveUniqueItems("a parser gives up otherwise");
            }
            if (element.Parent?.Name == "value")
            {
                // Texts and long numbers are bare: an empty string element is read as nothing, and i8 by nobody.
                Known.Should().Contain(element.Name.LocalName);
            }
            if (element.Name == "dateTime.iso8601")
            {
                element.Value.Should().MatchRegex(@"^\d{8}T\d\d:\d\d:\d\dZ$");
            }
        }
    }
}
