using Xen.Model.Roles;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Dispatch;

public sealed class SecretIntroduceTests
{
    private const string Uuid = "00000000-0000-4000-8000-0000000000dd";

    [Fact]
    [Trait("Obligation", "OBJECT-43")]
    public async Task A_secret_from_elsewhere_keeps_its_uuid_which_must_be_its_own()
    {
        await using TestServer server = await TestServer.StartAsync();
        string session = await server.LoginAsync();
        (string, object)[] none = [];

        string secret = (await server.CallAsync("secret.introduce", session, Uuid, "hunter2", none)).Text;

        (await server.CallAsync("secret.get_value", session, secret)).Text.Should().Be("hunter2");
        (await server.CallAsync("secret.get_by_uuid", session, Uuid)).Text.Should().Be(secret);
        (await server.CallAsync("secret.introduce", session, Uuid, "other", none)).Error[0]
            .Should().Be("INTERNAL_ERROR");
        (await server.CallAsync("secret.introduce", session, "nonsense", "other", none)).Error
            .Should().Equal("UUID_INVALID", "secret", "nonsense");
        string reader = await server.LoginAsync(Role.ReadOnly);
        (await server.CallAsync("secret.introduce", reader, Uuid, "other", none)).Error[0]
            .Should().Be("RBAC_PERMISSION_DENIED");
    }
}
