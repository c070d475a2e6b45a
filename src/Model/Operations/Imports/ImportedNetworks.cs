using Xen.Model.Classes;
using Xen.Model.Decisions.Network;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Imports;

/// <summary>
/// Which networks here the networks of an import are: those of the same name, else those of the same bridge, else new
/// ones, for clients to connect elsewhere.
/// </summary>
internal static class ImportedNetworks
{
    public static XenError? Find(ImportRun run)
    {
        foreach ((Ref<NetworkRecord> id, NetworkRecord exported) in run.All<NetworkRecord>())
        {
            Ref<NetworkRecord> found = Present(run, exported);
            if (found.IsNull)
            {
                run.Make(id, New(run, exported));
            }
            else
            {
                run.Match(id, found);
            }
        }
        return null;
    }

    private static Ref<NetworkRecord> Present(ImportRun run, NetworkRecord exported)
    {
        Ref<NetworkRecord> named = exported.NameLabel.Length == 0
            ? default
            : run.Changes.All<NetworkRecord>()
                .FirstOrDefault(network => network.Record.NameLabel == exported.NameLabel).Reference;
        return named.IsNull && exported.Bridge.Length > 0
            ? run.Changes.All<NetworkRecord>()
                .FirstOrDefault(network => network.Record.Bridge == exported.Bridge).Reference
            : named;
    }

    private static NetworkRecord New(ImportRun run, NetworkRecord exported) => new()
    {
        Uuid = run.Context.NewUuid(),
        NameLabel = exported.NameLabel,
        NameDescription = exported.NameDescription,
        MTU = exported.MTU > 0 ? exported.MTU : NetworkDeciders.DefaultMtu,
        OtherConfig = exported.OtherConfig.With(ImportKeys.Task, run.Task.ToString()),
        Bridge = NetworkDeciders.NextBridge(run.Changes),
        Managed = true,
        Tags = exported.Tags,
        DefaultLockingMode = exported.DefaultLockingMode,
    };
}
