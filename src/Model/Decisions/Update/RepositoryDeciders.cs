using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Update;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Update;

/// <summary>Where hosts get packages from, and getting them.</summary>
internal static class RepositoryDeciders
{
    private const string GuidanceFact = "guidance";
    private const string HashKey = "hash";

    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<RepositoryIntroduce>(Introduce)
            .Add<RepositoryIntroduceBundle>(IntroduceBundle)
            .Add<RepositoryIntroduceRemotePool>(IntroduceRemotePool)
            .Add<RepositoryForget>(Forget)
            .Add<RepositorySetGpgkeyPath>((call, context) => Edits.Change(
                context,
                call.Self,
                _ => CheckKeyPath(call.Value),
                repository => repository with { GpgkeyPath = call.Value }))
            .Add<HostApplyUpdates>(Apply);
        ends.Add(OperationKind.HostApplyUpdates, EndApply);
    }

    private static Decision Introduce(RepositoryIntroduce call, DecisionContext context) =>
        (CheckUrl(call.BinaryUrl)
            ?? (call.SourceUrl.Length > 0 ? CheckUrl(call.SourceUrl) : null)
            ?? CheckKeyPath(call.GpgkeyPath)
            ?? CheckNew(context, call.NameLabel, call.BinaryUrl)) is { } error
            ? error
            : Decision.With(context.Create(new RepositoryRecord
            {
                Uuid = context.NewUuid(),
                NameLabel = call.NameLabel,
                NameDescription = call.NameDescription,
                BinaryUrl = call.BinaryUrl,
                SourceUrl = call.SourceUrl,
                Update = call.Update,
                GpgkeyPath = call.GpgkeyPath,
                Origin = RepositoryOrigin.Remote,
            }));

    private static Decision IntroduceBundle(RepositoryIntroduceBundle call, DecisionContext context)
    {
        (Ref<RepositoryRecord> known, RepositoryRecord? bundle) = context.Changes.All<RepositoryRecord>()
            .FirstOrDefault(repository => repository.Record.Origin == RepositoryOrigin.Bundle);
        if (bundle is not null)
        {
            return new XenError(ErrorCode.BundleRepositoryAlreadyExists, known.ToString());
        }
        return CheckNew(context, call.NameLabel, "") is { } error
            ? error
            : Decision.With(context.Create(new RepositoryRecord
            {
                Uuid = context.NewUuid(),
                NameLabel = call.NameLabel,
                NameDescription = call.NameDescription,
                Update = true,
                Origin = RepositoryOrigin.Bundle,
            }));
    }

    private static Decision IntroduceRemotePool(RepositoryIntroduceRemotePool call, DecisionContext context) =>
        (CheckUrl(call.BinaryUrl) ?? CheckNew(context, call.NameLabel, call.BinaryUrl)) is { } error
            ? error
            : Decision.With(context.Create(new RepositoryRecord
            {
                Uuid = context.NewUuid(),
                NameLabel = call.NameLabel,
                NameDescription = call.NameDescription,
                BinaryUrl = call.BinaryUrl,
                Update = true,
                Origin = RepositoryOrigin.RemotePool,
                Certificate = call.Certificate,
            }));

    private static Decision Forget(RepositoryForget call, DecisionContext context)
    {
        if (context.Changes.Find(call.Self) is null)
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (context.Changes.All<PoolRecord>().Any(pool => pool.Record.Repositories.Contains(call.Self)))
        {
            return new XenError(ErrorCode.RepositoryIsInUse);
        }
        context.Changes.Delete(call.Self);
        return Decision.Done;
    }

    /// <summary>What is installed must be what the caller has seen: the hash says so.</summary>
    private static Decision Apply(HostApplyUpdates call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (host.CurrentOperations.Any(operation => operation.Value == HostAllowedOperations.Evacuate))
        {
            return new XenError(ErrorCode.HostEvacuateInProgress, call.Self.ToString());
        }
        RepositoryRecord[] enabled =
        [
            .. changes.All<PoolRecord>().SelectMany(pool => changes.All(pool.Record.Repositories))
                .Select(repository => repository.Record)
                .Where(repository => repository.Update),
        ];
        if (enabled.Length == 0)
        {
            return new XenError(ErrorCode.NoRepositoryEnabled);
        }
        if (enabled.Any(repository => repository.Hash != call.Hash))
        {
            return new XenError(ErrorCode.UpdateinfoHashMismatch);
        }
        return HostRules.Check(changes, call.Self, host, HostAllowedOperations.ApplyUpdates) is { } error
            ? error
            : new OperationDraft(context, OperationKind.HostApplyUpdates, call.Self)
                .With(HashKey, call.Hash)
                .Mark(call.Self, HostAllowedOperations.ApplyUpdates)
                .Intend();
    }

    /// <summary>Warnings are the result; there are none.</summary>
    private static void EndApply(OperationEnding ending)
    {
        Ref<HostRecord> self = ending.Target<HostRecord>();
        if (ending.Error is not null || ending.Changes.Find(self) is null)
        {
            return;
        }
        ending.Changes.Update(self, host => host with
        {
            SoftwareVersion = InstalledUpdate.Software(ending, host.SoftwareVersion),
            LastSoftwareUpdate = ending.Context.Now,
            LastUpdateHash = ending.Argument(HashKey),
            LatestSyncedUpdatesApplied = LatestSyncedUpdatesAppliedState.Yes,
        });
        var guidances = new List<UpdateGuidances>();
        foreach (string word in ending.Fact(GuidanceFact).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Enums.UpdateGuidances.TryParse(word, out UpdateGuidances guidance))
            {
                guidances.Add(guidance);
            }
        }
        InstalledUpdate.Guide(ending, self, guidances);
        ending.Declared = HostApplyUpdates.Declared;
        ending.Result = XenSet<XenSet<string>>.Empty;
    }

    private static XenError? CheckUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) && parsed.Scheme is "http" or "https"
            ? null
            : new XenError(ErrorCode.InvalidBaseURL, url);

    /// <summary>The name of a file in the folder of keys; empty for the usual one.</summary>
    private static XenError? CheckKeyPath(string path) =>
        path.Contains('/', StringComparison.Ordinal) || path is "." or ".."
            ? new XenError(ErrorCode.InvalidGpgkeyPath, path)
            : null;

    private static XenError? CheckNew(DecisionContext context, string name, string url)
    {
        foreach ((Ref<RepositoryRecord> known, RepositoryRecord repository) in
            context.Changes.All<RepositoryRecord>())
        {
            if (repository.NameLabel == name || (url.Length > 0 && repository.BinaryUrl == url))
            {
                return new XenError(ErrorCode.RepositoryAlreadyExists, known.ToString());
            }
        }
        return null;
    }
}
