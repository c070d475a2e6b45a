using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Tests.Operations;

public sealed class TaskResultTests
{
    [Fact]
    public void A_call_that_returns_nothing_has_an_empty_value()
    {
        TaskResult.Of(TaskCancel.Declared, null).Should().Be("<value></value>");
        TaskResult.Of(TaskCancel.Declared, default(Nothing)).Should().Be("<value></value>");
        TaskResult.Of(null, null).Should().Be("<value></value>");
    }

    [Fact]
    public void A_reference_is_its_text()
    {
        var task = new Ref<TaskRecord>(Guid.Parse("0f3a9c7e-52d1-4b8e-9f60-a1b2c3d4e5f6"));
        TaskResult.Of(TaskCreate.Declared, task).Should().Be($"<value>{task}</value>");
    }

    [Fact]
    public void Containers_nest_and_close_what_they_opened()
    {
        Written(writer =>
        {
            writer.BeginStruct();
            writer.Member("a<b");
            writer.BeginArray();
            writer.Integer(long.MinValue);
            writer.SmallInteger(7);
            writer.EndArray();
            writer.Member("empty");
            writer.BeginStruct();
            writer.EndStruct();
            writer.Member("full");
            writer.BeginStruct();
            writer.Member("x");
            writer.Boolean(true);
            writer.EndStruct();
            writer.EndStruct();
        }).Should().Be(
            "<value><struct>"
            + "<member><name>a&lt;b</name><value><array><data>"
            + "<value>-9223372036854775808</value><value><i4>7</i4></value>"
            + "</data></array></value></member>"
            + "<member><name>empty</name><value><struct></struct></value></member>"
            + "<member><name>full</name><value><struct>"
            + "<member><name>x</name><value><boolean>1</boolean></value></member>"
            + "</struct></value></member>"
            + "</struct></value>");
    }

    [Fact]
    public void Plain_values_have_the_spelling_of_the_wire()
    {
        Written(writer => writer.Double(0.25)).Should().Be("<value><double>0.25</double></value>");
        Written(writer => writer.Date(DateTimeOffset.UnixEpoch)).Should()
            .Be("<value><dateTime.iso8601>19700101T00:00:00Z</dateTime.iso8601></value>");
        Written(writer => writer.Text("a<b>&\"c\"\u0001\n"))
            .Should().Be("<value>a&lt;b&gt;&amp;&quot;c&quot;\n</value>");
    }

    [Fact]
    public void Every_result_is_well_formed_whatever_the_call_returns()
    {
        foreach (CallInfo call in DataModel.Calls)
        {
            string text = TaskResult.Of(call, null);
            Action reading = () => System.Xml.Linq.XElement.Parse(text);
            reading.Should().NotThrow("{0} answers {1}", call.WireName, text);
        }
    }

    private static string Written(Action<IWireWriter> write) =>
        TaskResult.WrittenBy(write, static (writer, write) => write(writer));
}
