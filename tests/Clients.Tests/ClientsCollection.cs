namespace Xen.Model.Clients.Tests;

/// <summary>The classes whose tests share one daemon. They run one after another, as clients wait for little else.</summary>
[CollectionDefinition(Name)]
public sealed class ClientsCollection : ICollectionFixture<DaemonFixture>
{
    public const string Name = "clients";
}
