namespace Xen.Model.Clients.Tests;

/// <summary>The classes whose tests share one daemon. They run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ClientsCollection : ICollectionFixture<DaemonFixture>
{
    public const string Name = "clients";
}
