using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Host;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Pool;

/// <summary>Which repositories the pool takes updates from, how it reaches them, and when.</summary>
internal static class PoolUpdateDeciders
{
    private const int LastDay = 6;

    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<PoolSetRepositories>((call, context) => ChangeRepositories(context, call.Self, _ => call.Value))
            .Add<PoolAddRepository>((call, context) => ChangeRepositories(
                context, call.Self, all => (RefSet<RepositoryRecord>)all.With(call.Value)))
            .Add<PoolRemoveRepository>((call, context) => ChangeRepositories(
                context, call.Self, all => (RefSet<RepositoryRecord>)all.Without(call.Value)))
            .Add<PoolConfigureRepositoryProxy>(ConfigureProxy)
            .Add<PoolDisableRepositoryProxy>((call, context) => SetProxy(context, call.Self, "", "", ""))
            .Add<PoolConfigureUpdateSync>(ConfigureSync)
            .Add<PoolSetUpdateSyncEnabled>(EnableSync)
            .Add<PoolCheckUpdateReadiness>(CheckReadiness)
            .Add<PoolSyncUpdates>((call, context) => SyncOperation.Begin(context, call.Self));
        ends.Add(OperationKind.PoolSyncUpdates, SyncOperation.End);
    }

    private static Decision ChangeRepositories(
        DecisionContext context,
        Ref<PoolRecord> self,
        Func<RefSet<RepositoryRecord>, RefSet<RepositoryRecord>> change)
    {
        if (!context.Changes.TryGet(self, out PoolRecord? pool))
        {
            return DecisionContext.HandleInvalid(self);
        }
        RefSet<RepositoryRecord> wanted = change(pool.Repositories);
        foreach (Ref<RepositoryRecord> repository in wanted)
        {
            if (context.Changes.Find(repository) is null)
            {
                return DecisionContext.HandleInvalid(repository);
            }
        }
        if (PoolRules.Check(context.Changes, self, pool, PoolAllowedOperations.ConfigureRepositories) is { } error)
        {
            return error;
        }
        context.Changes.Set(self, pool with
        {
            Repositories = wanted,
            // Without any repository there is nothing left that could be synchronised by itself.
            UpdateSyncEnabled = pool.UpdateSyncEnabled && wanted.Count > 0,
        });
        return Decision.Done;
    }

    private static Decision ConfigureProxy(PoolConfigureRepositoryProxy call, DecisionContext context)
    {
        bool isAddress = Uri.TryCreate(call.URL, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.UserInfo.Length == 0;
        if (!isAddress)
        {
            return new XenError(ErrorCode.InvalidRepositoryProxyURL, call.URL);
        }
        bool isCredential = (call.Username.Length == 0) == (call.Password.Length == 0)
            && !call.Username.Concat(call.Password).Any(char.IsControl);
        return isCredential
            ? SetProxy(context, call.Self, call.URL, call.Username, call.Password)
            : new XenError(ErrorCode.InvalidRepositoryProxyCredential);
    }

    /// <summary>The password is kept as a secret of its own, which goes when another one comes.</summary>
    private static Decision SetProxy(
        DecisionContext context, Ref<PoolRecord> self, string url, string username, string password)
    {
        if (!context.Changes.TryGet(self, out PoolRecord? pool))
        {
            return DecisionContext.HandleInvalid(self);
        }
        context.Changes.Delete(pool.RepositoryProxyPassword);
        context.Changes.Set(self, pool with
        {
            RepositoryProxyUrl = url,
            RepositoryProxyUsername = username,
            RepositoryProxyPassword = password.Length == 0
                ? default
                : context.Create(new SecretRecord { Uuid = context.NewUuid(), Value = password }),
        });
        return Decision.Done;
    }

    private static Decision ConfigureSync(PoolConfigureUpdateSync call, DecisionContext context) => Edits.Change(
        context,
        call.Self,
        _ => call.UpdateSyncDay is >= 0 and <= LastDay
            && (call.UpdateSyncFrequency == UpdateSyncFrequency.Weekly || call.UpdateSyncDay == 0)
            ? null
            : new XenError(
                ErrorCode.InvalidUpdateSyncDay, call.UpdateSyncDay.ToString(CultureInfo.InvariantCulture)),
        pool => pool with
        {
            UpdateSyncFrequency = call.UpdateSyncFrequency,
            UpdateSyncDay = call.UpdateSyncDay,
        });

    private static Decision EnableSync(PoolSetUpdateSyncEnabled call, DecisionContext context) => Edits.Change(
        context,
        call.Self,
        pool => call.Value ? CheckSync(context.Changes, pool) : null,
        pool => pool with { UpdateSyncEnabled = call.Value });

    private static XenError? CheckSync(Changes changes, PoolRecord pool)
    {
        if (pool.Repositories.Count == 0)
        {
            return new XenError(ErrorCode.NoRepositoriesConfigured);
        }
        return changes.All(pool.Repositories).Any(repository => repository.Record.Origin == RepositoryOrigin.Bundle)
            ? new XenError(ErrorCode.CanNotPeriodicSyncUpdates)
            : null;
    }

    /// <summary>Everything that has to be put right first, each as an error with its parameters.</summary>
    private static Decision CheckReadiness(PoolCheckUpdateReadiness call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out PoolRecord? pool))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        var problems = new List<XenError>();
        if (pool.HaEnabled)
        {
            problems.Add(new XenError(ErrorCode.HAIsEnabled));
        }
        foreach ((Ref<HostRecord> reference, HostRecord host) in changes.All<HostRecord>())
        {
            if (!Pools.IsLive(changes, host))
            {
                problems.Add(new XenError(ErrorCode.HostOffline, reference.ToString()));
            }
            else if (call.RequiresReboot)
            {
                problems.AddRange(EvacuationPlan.For(changes, reference).Obstacles.Select(each => each.Error));
            }
        }
        return Decision.With(XenSet<XenSet<string>>.Of(
            [.. problems.Select(problem => XenSet<string>.Of([.. problem.Description]))]));
    }
}
