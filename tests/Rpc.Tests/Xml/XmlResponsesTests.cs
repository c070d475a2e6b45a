using Xen.Model.Errors;
using Xen.Model.Rpc.Tests.Wire;
using Xen.Model.Rpc.Xml;

namespace Xen.Model.Rpc.Tests.Xml;

public sealed class XmlResponsesTests
{
    private const string Head = "<?xml version=\"1.0\"?><methodResponse><params><param>";
    private const string Tail = "</param></params></methodResponse>";

    [Fact]
    public void Success_is_a_struct_of_status_and_value() =>
        Written.By(output => XmlResponses.Success(output, 4L, static (writer, number) => writer.Integer(number)))
            .Should().Be(Head + "<value><struct><member><name>Status</name><value>Success</value></member>"
                + "<member><name>Value</name><value>4</value></member></struct></value>" + Tail);

    [Fact]
    public void Failure_is_a_struct_of_status_and_description() =>
        Written.By(output => XmlResponses.Failure(output, new XenError("HANDLE_INVALID", "VM", "a<b")))
            .Should().Be(Head + "<value><struct><member><name>Status</name><value>Failure</value></member>"
                + "<member><name>ErrorDescription</name><value><array><data><value>HANDLE_INVALID</value>"
                + "<value>VM</value><value>a&lt;b</value></data></array></value></member></struct></value>" + Tail);

    [Fact]
    public void The_list_of_methods_has_no_status() =>
        Written.By(output => XmlResponses.Bare(output, "VM.start", static (writer, name) =>
        {
            writer.BeginArray();
            writer.Text(name);
            writer.EndArray();
        })).Should().Be(Head + "<value><array><data><value>VM.start</value></data></array></value>" + Tail);
}
