using System.Net;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Handlers.Blobs;

public sealed class BlobHandlerTests : IAsyncLifetime
{
    private static readonly Ref<VMRecord> s_vm = new(Guid.Parse("00000000-0000-4000-8000-000000000003"));
    private static readonly byte[] s_bytes = [.. Enumerable.Range(0, 100_000).Select(number => (byte)(number % 251))];

    private WebServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await WebServer.StartAsync();
        await _server.Inner.AddAsync(s_vm, (VMRecord)VMRecord.ClassInfo.Empty with { NameLabel = "vm" });
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact, Trait("Obligation", "HANDLER-1")]
    public async Task What_was_put_into_a_blob_is_got_from_it_also_after_a_restart()
    {
        string blob = await CreateAsync();
        (await _server.PutAsync($"/blob?ref={blob}", s_bytes)).Should().Be(HttpStatusCode.OK);
        BlobRecord record = Find(blob);
        record.Size.Should().Be(s_bytes.Length);
        record.LastUpdated.Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
        await _server.RestartAsync();
        using HttpResponseMessage reply = await _server.GetAsync($"/blob?uuid={record.Uuid}");
        reply.Content.Headers.ContentType!.MediaType.Should().Be("image/png");
        reply.Content.Headers.ContentLength.Should().Be(s_bytes.Length);
        (await reply.Content.ReadAsByteArrayAsync()).Should().Equal(s_bytes);
    }

    [Fact, Trait("Obligation", "HANDLER-2")]
    public async Task What_is_not_there_is_not_found_and_what_is_not_named_is_a_bad_request()
    {
        string blob = await CreateAsync();
        (await _server.GetAsync("/blob")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await _server.GetAsync($"/blob?ref={blob}")).StatusCode.Should().Be(HttpStatusCode.NotFound, "it is empty");
        (await _server.GetAsync($"/blob?ref={s_vm}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await _server.GetAsync("/blob?uuid=../root-password")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await _server.PutAsync("/blob", [1])).Should().Be(HttpStatusCode.BadRequest);
        (await _server.PutAsync($"/blob?ref={s_vm}", [1])).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact, Trait("Obligation", "HANDLER-2")]
    public async Task An_upload_without_a_length_is_a_bad_request()
    {
        string blob = await CreateAsync();
        using HttpConnection connection = await _server.ConnectAsync();
        await connection.SendAsync($"PUT /blob?ref={blob}&session_id={_server.Session} HTTP/1.0\r\n\r\nbytes");
        (await connection.ReceiveHeadAsync()).Status.Should().Be(400);
        Find(blob).Size.Should().Be(0);
    }

    [Theory, Trait("Obligation", "HANDLER-3")]
    [InlineData("", false, 401, 401)]
    [InlineData("", true, 200, 401)]
    [InlineData("ReadOnly", false, 200, 403)]
    [InlineData("VMOperator", false, 200, 403)]
    [InlineData("VMPowerAdmin", false, 200, 200)]
    public async Task Private_blobs_are_for_readers_and_all_are_written_by_power_admins(
        string role, bool isPublic, int get, int put)
    {
        string blob = await CreateAsync(isPublic);
        await _server.PutAsync($"/blob?ref={blob}", s_bytes);
        string session = await _server.SessionOfAsync(role);
        ((int)(await _server.GetAsync($"/blob?ref={blob}", session)).StatusCode).Should().Be(get);
        ((int)await _server.PutAsync($"/blob?ref={blob}", [1, 2], session)).Should().Be(put);
    }

    [Fact, Trait("Obligation", "HANDLER-4")]
    public async Task An_upload_that_breaks_off_leaves_the_blob_as_it_was()
    {
        string blob = await CreateAsync();
        await _server.PutAsync($"/blob?ref={blob}", s_bytes);
        BlobRecord before = Find(blob);
        string task = (await _server.Inner.CallAsync("task.create", _server.Session, "put", "")).Text;
        HttpConnection connection = await _server.ConnectAsync();
        await connection.SendAsync(
            $"PUT /blob?ref={blob}&session_id={_server.Session}&task_id={task} HTTP/1.1\r\nHost: x\r\n"
            + "Content-Length: 1000\r\n\r\nonly this");
        (await connection.ReceiveHeadAsync()).Status.Should().Be(200, "it is said before the bytes come");
        connection.Break();
        ObjectRef.TryParse(task, out ObjectRef reference);
        TaskRecord? record = null;
        for (int round = 0; record?.Status is null or TaskStatusType.Pending && round < 2_000; round++)
        {
            record = _server.Inner.Model.View.Find(reference.As<TaskRecord>());
            await Task.Delay(5);
        }
        record!.Status.Should().Be(TaskStatusType.Failure);
        record.ErrorInfo[0].Should().Be("CLIENT_ERROR");
        Find(blob).Should().BeSameAs(before);
        using HttpResponseMessage reply = await _server.GetAsync($"/blob?ref={blob}");
        (await reply.Content.ReadAsByteArrayAsync()).Should().Equal(s_bytes);
        Directory.EnumerateFiles(_server.BlobFolder).Should().ContainSingle();
    }

    [Fact, Trait("Obligation", "HANDLER-4")]
    public async Task The_bytes_of_a_blob_that_is_gone_are_gone_after_the_next_start()
    {
        string blob = await CreateAsync();
        await _server.PutAsync($"/blob?ref={blob}", s_bytes);
        await _server.Inner.CallAsync("blob.destroy", _server.Session, blob);
        (await _server.GetAsync($"/blob?ref={blob}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        await _server.RestartAsync();
        Directory.EnumerateFiles(_server.BlobFolder).Should().BeEmpty();
    }

    private async Task<string> CreateAsync(bool isPublic = false) => (await _server.Inner.CallAsync(
        "VM.create_new_blob", _server.Session, s_vm.ToString(), "picture", "image/png", isPublic)).Text;

    private BlobRecord Find(string blob)
    {
        ObjectRef.TryParse(blob, out ObjectRef reference);
        return _server.Inner.Model.View.Find(reference.As<BlobRecord>())!;
    }
}
