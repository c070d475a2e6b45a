using System.Text;
using Xen.Model.Rpc.Tests.Wire;
using Xen.Model.Rpc.Wire;
using Xen.Model.Rpc.Xml;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Tests.Xml;

public sealed class XmlRequestReaderTests
{
    [Theory]
    [InlineData("<value>text</value>", "S(text)")]
    [InlineData("<value></value>", "S()")]
    [InlineData("<value/>", "S()")]
    [InlineData("<value>  two blanks  </value>", "S(  two blanks  )")]
    [InlineData("<value>   </value>", "S(   )")]
    [InlineData("<value>\n <string> kept </string>\n</value>", "S( kept )")]
    [InlineData("<value><string/></value>", "S()")]
    [InlineData("<value><int>-5</int></value>", "I(-5)")]
    [InlineData("<value><i4> 7 </i4></value>", "I(7)")]
    [InlineData("<value><i8>9223372036854775807</i8></value>", "I(9223372036854775807)")]
    [InlineData("<value><i8>9223372036854775808</i8></value>", "S(9223372036854775808)")]
    [InlineData("<value><int>many</int></value>", "S(many)")]
    [InlineData("<value><boolean>1</boolean></value>", "B(true)")]
    [InlineData("<value><boolean>0</boolean></value>", "B(false)")]
    [InlineData("<value><boolean>true</boolean></value>", "S(true)")]
    [InlineData("<value><double>2.5e3</double></value>", "F(2500)")]
    [InlineData("<value><double>-inf</double></value>", "F(-Infinity)")]
    [InlineData("<value><double>nan</double></value>", "F(NaN)")]
    [InlineData("<value><double>half</double></value>", "S(half)")]
    [InlineData("<value><dateTime.iso8601>20260821T09:30:05Z</dateTime.iso8601></value>",
        "DateTime(20260821T09:30:05Z)")]
    [InlineData("<value><base64>aMOp\nbGxv</base64></value>", "S(héllo)")]
    [InlineData("<value><nil/></value>", "Null")]
    [InlineData("<value><nil></nil></value>", "Null")]
    [InlineData("<value>&lt;&gt;&amp;&quot;&apos;&#233;&#x1F600;</value>", "S(<>&\"'é😀)")]
    [InlineData("<value>a<!-- b -->c<?d e?><![CDATA[<f>]]></value>", "S(ac<f>)")]
    [InlineData("<value>one\r\ntwo</value>", "S(one\ntwo)")]
    [InlineData("<value><array><data></data></array></value>", "[]")]
    [InlineData("<value><array><data/></array></value>", "[]")]
    [InlineData("<value><array><data><value/><value>a</value></data></array></value>", "[S(), S(a)]")]
    [InlineData("<value><struct></struct></value>", "{}")]
    [InlineData("<value><struct/></value>", "{}")]
    [InlineData("<value><struct><member><name>a&amp;b</name><value>1</value></member></struct></value>",
        "{'a&b': S(1)}")]
    [InlineData("<value><struct><member><name/><value/></member></struct></value>", "{'': S()}")]
    public void Each_spelling_of_a_value_is_understood(string parameter, string expected)
    {
        // By the scanner, if it can, and by the general parser.
        byte[] body = Sample.Utf8(Sample.XmlCall(parameter));
        RpcRequest[] requests =
            [XmlRequestReader.Read(body, WireLimits.Default), XmlDocumentReader.Read(body, WireLimits.Default)];
        requests.Should().AllSatisfy(request =>
        {
            Sample.Show(request.Parameters.Single()).Should().Be(expected);
            request.InvalidUtf8.Should().BeNull();
        });
    }

    [Fact]
    public void Of_members_with_one_name_the_last_wins()
    {
        string members = string.Concat(Enumerable.Range(0, 40)
            .Select(i => $"<member><name>k{i % 20}</name><value>{i}</value></member>"));
        RpcRequest request = Sample.ReadXml(Sample.XmlCall($"<value><struct>{members}</struct></value>"));
        WireValue value = request.Parameters.Single();
        value.Members.Should().HaveCount(20);
        value.Members.Select(m => m.Value.Text).Should().Equal(Enumerable.Range(20, 20).Select(i => $"{i}"));
    }

    [Fact]
    public void White_space_between_elements_means_nothing()
    {
        RpcRequest request = Sample.ReadXml("""
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- a client that prints nicely -->
            <methodCall>
              <methodName> VM.set_other_config </methodName>
              <params>
                <param> <value> <string>OpaqueRef:s</string> </value> </param>
                <param>
                  <value>
                    <struct>
                      <member>
                        <name>k</name> <value> <array> <data> <value>v</value> </data> </array> </value>
                      </member>
                    </struct>
                  </value>
                </param>
              </params>
            </methodCall>

            """);
        Sample.Show(request).Should().Be("XmlRpc VM.set_other_config(S(OpaqueRef:s), {'k': [S(v)]}) id= invalid=none");
    }

    [Theory]
    [InlineData("<params></params>")]
    [InlineData("<params/>")]
    [InlineData("<params>\n</params>")]
    public void A_call_can_have_no_parameters(string parameters) =>
        Sample.ReadXml($"<methodCall><methodName>m</methodName>{parameters}</methodCall>")
            .Parameters.Should().BeEmpty();

    [Fact]
    public void Attributes_and_name_space_prefixes_are_ignored() =>
        Sample.Show(Sample.ReadXml("<methodCall xmlns:ex='urn:x'><methodName>m</methodName><params><param a='b'>"
            + "<value><ex:i8>3</ex:i8></value></param></params></methodCall>").Parameters.Single()).Should().Be("I(3)");

    [Fact]
    public void Encodings_other_than_UTF_8_are_understood_when_they_are_declared()
    {
        string body = Sample.XmlCall("<value>café</value>");
        const string prolog = "<?xml version='1.0' encoding=";
        byte[][] bodies =
        [
            Encoding.Latin1.GetBytes(prolog + "'ISO-8859-1'?>" + body),
            [.. Encoding.UTF8.Preamble, .. Sample.Utf8(body)],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(prolog + "'UTF-16'?>" + body)],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(body)],
        ];
        foreach (byte[] bytes in bodies)
        {
            RpcRequest request = XmlRequestReader.Read(bytes, WireLimits.Default);
            Sample.Show(request.Parameters.Single()).Should().Be("S(café)");
            request.InvalidUtf8.Should().BeNull();
        }
    }

    [Theory]
    [InlineData("<value>good</value>|<value>b#d</value>|<value>w#rse</value>", "b\uFFFDd")]
    [InlineData("<value><struct><member><name>#</name><value>1</value></member></struct></value>", "\uFFFD")]
    [InlineData("<value><array><data><value><string>x#</string></value></data></array></value>", "x\uFFFD")]
    [InlineData("<value><base64>/w==</base64></value>", "\uFFFD")]
    [InlineData("<value>genuine \uFFFD</value>", null)]
    [InlineData("<!-- # --><value>fine</value>", null)]
    public void The_first_text_that_is_not_UTF_8_is_reported(string parameters, string? expected)
    {
        string body = Sample.XmlCall(parameters.Replace("|", "</param><param>", StringComparison.Ordinal));
        byte[] bytes = [.. Sample.Utf8(body).Select(b => b == (byte)'#' ? (byte)0xC3 : b)];
        XmlRequestReader.Read(bytes, WireLimits.Default).InvalidUtf8.Should().Be(expected);
    }

    [Fact]
    public void A_text_in_very_many_pieces_is_read_in_one_go()
    {
        string pieces = string.Concat(Enumerable.Repeat("a<!---->", 30_000));
        RpcRequest request = Sample.ReadXml(Sample.XmlCall($"<value>{pieces}</value>"));
        request.Parameters.Single().Text.Should().HaveLength(30_000);
    }
}
