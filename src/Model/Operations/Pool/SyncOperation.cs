using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Pool;

/// <summary>Brings the packages of the pool's repositories to the coordinator.</summary>
internal static class SyncOperation
{
    /// <summary>Name of the fact that is the checksum of what was fetched.</summary>
    public const string HashFact = "hash";

    /// <summary>Name of the argument that lists where it is fetched from.</summary>
    public const string SourcesKey = "sources";

    /// <summary>Checks and intends.</summary>
    public static Decision Begin(DecisionContext context, Ref<PoolRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out PoolRecord? pool))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (PoolRules.Check(changes, self, pool, PoolAllowedOperations.SyncUpdates) is { } error)
        {
            return error;
        }
        RepositoryRecord[] repositories = [.. changes.All(pool.Repositories).Select(each => each.Record)];
        if (repositories.Length == 0)
        {
            return new XenError(ErrorCode.NoRepositoryEnabled);
        }
        if (Array.Exists(repositories, repository => repository.Origin == RepositoryOrigin.Bundle))
        {
            return new XenError(ErrorCode.CanNotSyncUpdates);
        }
        return new OperationDraft(context, OperationKind.PoolSyncUpdates, self)
            .With(SourcesKey, string.Join(' ', repositories.Select(repository => repository.BinaryUrl).Order()))
            .Mark(self, PoolAllowedOperations.SyncUpdates)
            .Intend();
    }

    /// <summary>Applies the end. Hosts that already have everything are up to date with the new checksum.</summary>
    public static void End(OperationEnding ending)
    {
        Changes changes = ending.Changes;
        Ref<PoolRecord> self = ending.Target<PoolRecord>();
        if (ending.Error is not null || !changes.TryGet(self, out PoolRecord? pool))
        {
            return;
        }
        string hash = ending.Fact(HashFact);
        foreach ((Ref<RepositoryRecord> reference, RepositoryRecord repository) in changes.All(pool.Repositories))
        {
            changes.Set(reference, repository with { Hash = hash, UpToDate = true });
        }
        changes.Set(self, pool with { LastUpdateSync = ending.Context.Now });
        ending.Result = hash;
    }
}
