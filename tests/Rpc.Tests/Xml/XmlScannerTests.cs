using Xen.Model.Rpc.Tests.Wire;
using Xen.Model.Rpc.Wire;
using Xen.Model.Rpc.Xml;

namespace Xen.Model.Rpc.Tests.Xml;

/// <summary>The scanner may give up, but what it reads must be what the general parser reads.</summary>
public sealed class XmlScannerTests
{
    private const int Rounds = 4000;

    [Theory]
    [InlineData("<value>text</value>")]
    [InlineData("<value> a &lt;b&gt; &amp;&quot;&apos; </value>")]
    [InlineData("<value>]] &gt; ]</value>")]
    [InlineData("<value>\uFF01 \uFFFD</value>")]
    [InlineData("\n<value>\n<string>x</string>\n</value>\n")]
    [InlineData("<value><i4>1</i4></value>")]
    [InlineData("<value><boolean>1</boolean></value>")]
    [InlineData("<value><double>0.5</double></value>")]
    [InlineData("<value><dateTime.iso8601>20260821T09:30:05Z</dateTime.iso8601></value>")]
    [InlineData("<value><nil/></value>")]
    [InlineData("<value><string/></value>")]
    [InlineData("<value><array>\n<data>\n<value>1</value>\n<value/></data>\n</array></value>")]
    [InlineData("<value><struct>\n<member>\n<name>a</name>\n<value>1</value>\n</member>\n</struct></value>")]
    public void The_usual_spellings_are_not_left_to_the_general_parser(string parameter)
    {
        byte[] body = Sample.Utf8("<?xml version=\"1.0\"?>\r\n" + Sample.XmlCall(parameter));
        RpcRequest? scanned = XmlScanner.TryRead(body, WireLimits.Default);
        scanned.Should().NotBeNull();
        Sample.Show(scanned!).Should().Be(Sample.Show(XmlDocumentReader.Read(body, WireLimits.Default)));
    }

    [Theory]
    [InlineData("<value>a\r\nb</value>")]
    [InlineData("<value>&#65;</value>")]
    [InlineData("<value>a<!-- b --></value>")]
    [InlineData("<value><![CDATA[a]]></value>")]
    [InlineData("<value><base64>YQ==</base64></value>")]
    [InlineData("<value >a</value>")]
    [InlineData("<value>\u0001</value>")]
    [InlineData("<value>\uFFFE</value>")]
    [InlineData("<value>]]></value>")]
    [InlineData("<value>&unknown;</value>")]
    [InlineData("<value>a</value><value>b</value>")]
    public void The_unusual_and_the_malformed_are_left_to_the_general_parser(string parameter) =>
        XmlScanner.TryRead(Sample.Utf8(Sample.XmlCall(parameter)), WireLimits.Default).Should().BeNull();

    [Fact]
    public void Whatever_is_scanned_reads_the_same_in_the_general_parser()
    {
        var random = new Random(21);
        int scanned = 0;
        for (int i = 0; i < Rounds; i++)
        {
            byte[] body = MutationTests.XmlSeed(random);
            body = i % 2 == 0 ? body : MutationTests.Mutated(random, body);
            if (XmlScanner.TryRead(body, WireLimits.Default) is RpcRequest request)
            {
                scanned++;
                Sample.Show(request).Should().Be(Sample.Show(XmlDocumentReader.Read(body, WireLimits.Default)));
            }
        }
        scanned.Should().BeGreaterThan(Rounds / 2);
    }
}
