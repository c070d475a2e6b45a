using Xen.Model.Rpc.Tests.Wire;
using Xen.Model.Rpc.Wire;

namespace Xen.Model.Rpc.Tests.Xml;

public sealed class XmlMalformedTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("hello")]
    [InlineData("{\"method\":\"m\"}")]
    [InlineData("<methodCall>")]
    [InlineData("<methodCall/>")]
    [InlineData("<methodCall></methodCall>")]
    [InlineData("<methodResponse/>")]
    [InlineData("<methodCall><methodName>m</methodName></methodCall>")]
    [InlineData("<methodCall><params></params></methodCall>")]
    [InlineData("<methodCall><params/><methodName>m</methodName></methodCall>")]
    [InlineData("<methodCall><methodName/><params/></methodCall>")]
    [InlineData("<methodCall><methodName> </methodName><params/></methodCall>")]
    [InlineData("<methodCall><methodName>m<b/></methodName><params/></methodCall>")]
    [InlineData("<methodCall><methodName>m</methodName><params/></methodCall>garbage")]
    [InlineData("<methodCall><methodName>m</methodName><params/></methodCall><methodCall/>")]
    [InlineData("<methodCall><methodName>m</methodName><params/><params/></methodCall>")]
    [InlineData("<methodCall><methodName>m</methodName><params>text</params></methodCall>")]
    [InlineData("<methodCall><methodName>m</methodName><params><value/></params></methodCall>")]
    [InlineData("<methodCall><methodName>m</methodName><params><param/></params></methodCall>")]
    [InlineData(" <?xml version='1.0'?><methodCall><methodName>m</methodName><params/></methodCall>")]
    [InlineData("<?xml version='1.0' encoding='EBCDIC'?><methodCall><methodName>m</methodName><params/></methodCall>")]
    [InlineData("<!DOCTYPE methodCall><methodCall><methodName>m</methodName><params/></methodCall>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><methodCall><methodName>&b;</methodName><params/></methodCall>")]
    public void What_is_no_call_is_refused(string body) => Refused(body);

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("<value>a</value><value>b</value>")]
    [InlineData("<value>a")]
    [InlineData("<value>a</valve>")]
    [InlineData("<value>a<string>b</string></value>")]
    [InlineData("<value><string>b</string>a</value>")]
    [InlineData("<value><string>a</string><string>b</string></value>")]
    [InlineData("<value><string><b/></string></value>")]
    [InlineData("<value><unknown/></value>")]
    [InlineData("<value><nil>x</nil></value>")]
    [InlineData("<value><base64>***</base64></value>")]
    [InlineData("<value><array/></value>")]
    [InlineData("<value><array><value/></array></value>")]
    [InlineData("<value><array><data><string/></data></array></value>")]
    [InlineData("<value><array><data/><data/></array></value>")]
    [InlineData("<value><array><data>text</data></array></value>")]
    [InlineData("<value><struct><member/></struct></value>")]
    [InlineData("<value><struct><member/><name>a</name><value/></struct></value>")]
    [InlineData("<value><struct><member><name>a</name></member></struct></value>")]
    [InlineData("<value><struct><member><value/><name>a</name></member></struct></value>")]
    [InlineData("<value><struct><member><name>a</name><value/><value/></member></struct></value>")]
    [InlineData("<value><struct><name>a</name><value/></struct></value>")]
    [InlineData("<value>&unknown;</value>")]
    [InlineData("<value>&</value>")]
    [InlineData("<value>&#xD800;</value>")]
    [InlineData("<value>&#0;</value>")]
    [InlineData("<value>\u0001</value>")]
    [InlineData("<value>\0</value>")]
    [InlineData("<value>\uFFFE</value>")]
    [InlineData("<value>\uFFFF</value>")]
    [InlineData("<value>]]></value>")]
    [InlineData("<value a='1' a='2'/>")]
    [InlineData("<value><![CDATA[</value>")]
    [InlineData("<value><x:i4>1</x:i4></value>")]
    public void What_is_no_parameter_is_refused(string parameter) => Refused(Sample.XmlCall(parameter));

    [Fact]
    public void Nesting_without_end_is_refused_and_costs_no_stack()
    {
        const int deep = 100_000;
        Refused(Sample.XmlCall(string.Concat(Enumerable.Repeat("<value><array><data>", deep))));
        Refused(Sample.XmlCall(string.Concat(Enumerable.Repeat("<value><struct><member><name>a</name>", deep))));
        Refused(string.Concat(Enumerable.Repeat("<a>", deep)));
    }

    private static void Refused(string body) => FluentActions.Invoking(() => Sample.ReadXml(body))
        .Should().Throw<RpcDecodeException>().Which.Message.Should().NotBeEmpty();
}
