using System.Text.Json;
using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests.Sequences;

/// <summary>The calls of XO Lite, which runs in a browser.</summary>
[Collection(ClientsCollection.Name)]
public sealed class XoLiteTests(DaemonFixture fixture) : IAsyncLifetime
{
    private static readonly string[] Classes =
    [
        "pool", "host", "host_metrics", "VM", "VM_metrics", "VM_guest_metrics", "VBD", "VDI", "SR", "PBD", "network",
        "PIF", "PIF_metrics", "VIF", "Bond", "task", "console", "message", "PCI", "PGPU", "VTPM",
    ];

    private JsonConversation browser = null!;

    public async Task InitializeAsync()
    {
        browser = new JsonConversation(fixture.Daemon.Http);
        await browser.LoginAsync(fixture.Daemon);
    }

    public Task DisposeAsync()
    {
        browser.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    [Trait("Obligation", "CLIENT-7")]
    public async Task A_session_that_was_remembered_is_tried_and_found_good_or_ended()
    {
        (await browser.CallAsync("session.get_all_subject_identifiers")).ValueKind.Should().Be(JsonValueKind.Array);
        string remembered = browser.Session;

        await browser.CallAsync("session.logout");

        (await browser.ErrorAsync("session.get_all_subject_identifiers", remembered))
            .Should().Equal("SESSION_INVALID", remembered);
    }

    [Fact]
    [Trait("Obligation", "CLIENT-8")]
    public async Task It_reads_the_classes_of_its_pages_and_then_their_changes()
    {
        foreach (string type in Classes)
        {
            (await browser.CallAsync(type + ".get_all_records")).ValueKind.Should().Be(JsonValueKind.Object);
        }
        string pool = (await browser.CallAsync("pool.get_all"))[0].GetString()!;
        string token = await browser.TextAsync("event.inject", "pool", pool);

        JsonElement batch = await browser.CallAsync("event.from", Classes, token, 5.001);

        JsonElement change = batch.GetProperty("events").EnumerateArray()
            .First(change => change.GetProperty("ref").GetString() == pool);
        change.GetProperty("class").GetString().Should().Be("pool");
        change.GetProperty("operation").GetString().Should().Be("mod");
        change.GetProperty("snapshot").GetProperty("master").GetString().Should().StartWith("OpaqueRef:");
        batch.GetProperty("valid_ref_counts").GetProperty("vm_guest_metrics").ValueKind
            .Should().Be(JsonValueKind.Number);
    }

    [Fact]
    [Trait("Obligation", "CLIENT-9")]
    public async Task Numbers_may_come_as_text()
    {
        string template = (await browser.CallAsync("VM.get_by_name_label", XenRecords.DebianTemplate))[0].GetString()!;
        string vm = await browser.TextAsync("VM.clone", template, "numbers as text");
        const string size = "536870912";

        await browser.CallAsync("VM.set_VCPUs_max", vm, "4");
        await browser.CallAsync("VM.set_VCPUs_at_startup", vm, "2");
        await browser.CallAsync("VM.set_memory_limits", vm, "134217728", size, size, size);

        JsonElement record = await browser.CallAsync("VM.get_record", vm);
        record.GetProperty("VCPUs_max").GetInt64().Should().Be(4);
        record.GetProperty("VCPUs_at_startup").GetInt64().Should().Be(2);
        record.GetProperty("memory_dynamic_min").GetInt64().Should().Be(536_870_912);
        await browser.CallAsync("VM.destroy", vm);
    }
}
