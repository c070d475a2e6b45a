using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Dispatch;

public sealed class TypedErrorTests : IAsyncLifetime
{
    private TestServer _compatible = null!;
    private TestServer _typed = null!;

    public static TheoryData<string, object[], string, string[]> Mistakes => new()
    {
        {
            "VM.set_name_label", [TestServer.VM, 5],
            "(Failure \"Expected string but found I(5)\")", ["FIELD_TYPE_ERROR", "value"]
        },
        {
            "VM.set_memory_static_max", [TestServer.VM, "much"],
            "(Failure \"Expected int64 but found S(much)\")", ["FIELD_TYPE_ERROR", "value"]
        },
        {
            "VM.set_is_a_template", [TestServer.VM, "true"],
            "(Failure \"Expected bool but found S(true)\")", ["FIELD_TYPE_ERROR", "value"]
        },
        {
            "VM.set_other_config", [TestServer.VM, "a=b"],
            "(Failure \"Expected dictionary but found S(a=b)\")", ["FIELD_TYPE_ERROR", "value"]
        },
        {
            "VM.set_tags", [TestServer.VM, "a"],
            "(Failure \"Expected array but found S(a)\")", ["FIELD_TYPE_ERROR", "value"]
        },
        {
            "VM.get_record", [5],
            "(Failure \"Expected string but found I(5)\")", ["FIELD_TYPE_ERROR", "self"]
        },
        {
            "VM.get_by_uuid", [true],
            "(Failure \"Expected string but found B(true)\")", ["FIELD_TYPE_ERROR", "uuid"]
        },
        {
            "message.create", ["NAME", 1, "planet", "uuid", "body"],
            "(Failure \"Unknown tag/contents\")", ["INVALID_VALUE", "cls", "planet"]
        },
        {
            "message.get_since", ["yesterday"],
            "(Failure \"Expected datetime but found S(yesterday)\")", ["FIELD_TYPE_ERROR", "since"]
        },
        {
            "VBD.create", [Array.Empty<(string, object)>()],
            "(Failure \"Undefined field VBD.VM\")", ["FIELD_TYPE_ERROR", "VM"]
        },
        {
            "VM.add_to_other_config", [TestServer.VM, "", "value"],
            "VM.other_config was given an empty key", ["INVALID_VALUE", "other_config", ""]
        },
        {
            "VM.set_name_label", [TestServer.VM, "a\u0001"],
            "VM.name_label was given text that XML cannot carry", ["INVALID_VALUE", "name_label", "a"]
        },
    };

    public async Task InitializeAsync()
    {
        _compatible = await TestServer.StartAsync();
        _typed = await TestServer.StartAsync(options: new XenApiOptions { TypedErrors = true });
    }

    public async Task DisposeAsync()
    {
        await _compatible.DisposeAsync();
        await _typed.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    [Trait("Obligation", "RPC-1")]
    [Trait("Obligation", "RPC-2")]
    public async Task A_mistake_is_an_internal_error_or_says_what_is_wrong(
        string method, object[] arguments, string text, string[] typed)
    {
        (await CallAsync(_compatible, method, arguments)).Should().Equal("INTERNAL_ERROR", text);
        (await CallAsync(_typed, method, arguments)).Should().Equal(typed);
    }

    [Fact]
    [Trait("Obligation", "RPC-2")]
    public async Task A_session_of_another_type_is_named_too() =>
        (await _typed.CallAsync("VM.get_all", 5)).Error.Should().Equal("FIELD_TYPE_ERROR", "session_id");

    private static async Task<string[]> CallAsync(TestServer server, string method, object[] arguments)
    {
        string session = await server.LoginAsync();
        return (await server.CallAsync(method, [session, .. arguments])).Error;
    }
}
