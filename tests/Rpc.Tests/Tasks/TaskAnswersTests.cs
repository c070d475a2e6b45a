using System.Text;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Json;
using Xen.Model.Rpc.Tasks;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Schema;

namespace Xen.Model.Rpc.Tests.Tasks;

public sealed class TaskAnswersTests
{
    public static TheoryData<string, XenType, string> Results => new()
    {
        { "", XenType.Void, "\"\"" },
        { "<value></value>", XenType.Void, "\"\"" },
        { "<value>OpaqueRef:x</value>", XenType.Ref("VM"), "\"OpaqueRef:x\"" },
        { "<value>12</value>", XenType.Int, "12" },
        { "<value>12</value>", XenType.Text, "\"12\"" },
        { "<value><boolean>1</boolean></value>", XenType.Bool, "true" },
        { "<value><double>0.5</double></value>", XenType.Float, "0.5" },
        {
            "<value><dateTime.iso8601>20260102T03:04:05Z</dateTime.iso8601></value>",
            XenType.Date, "\"20260102T03:04:05Z\""
        },
        {
            "<value><array><data><value>a</value><value>b</value></data></array></value>",
            XenType.Set(XenType.Ref("VM")), "[\"a\",\"b\"]"
        },
        {
            "<value><struct><member><name>k</name><value>7</value></member></struct></value>",
            XenType.Map(XenType.Text, XenType.Int), "{\"k\":7}"
        },
        {
            "<value><struct><member><name>memory_target</name><value>7</value></member></struct></value>",
            XenType.Record("VM"), "{\"memory_target\":7}"
        },
        { "no markup", XenType.Text, "\"no markup\"" },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public async Task A_result_is_given_back_in_its_declared_type(string text, XenType type, string json)
    {
        await using TestServer server = await TestServer.StartAsync();
        var task = new ObjectRef(Guid.NewGuid());
        await server.ObserveAsync(task, (TaskRecord)TaskRecord.ClassInfo.Empty with
        {
            Status = TaskStatusType.Success,
            Result = text,
        });

        Answer answer = await new TaskAnswers(server.Model, server.Model.Log, server.Projections.Tasks)
            .OfAsync(task.As<TaskRecord>(), type);

        using var output = new ReplyBuffer();
        answer.Write(new JsonWireWriter(output));
        Encoding.UTF8.GetString(output.Written.Span).Should().Be(json);
    }
}
