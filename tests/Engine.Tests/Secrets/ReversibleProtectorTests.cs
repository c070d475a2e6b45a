using Xen.Model.Ports;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Secrets;

public sealed class ReversibleProtectorTests : SecretProtectorContract
{
    private protected override ISecretProtector Create() => new ReversibleProtector();
}
