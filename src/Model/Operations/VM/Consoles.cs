using Xen.Model.Classes;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>
/// The consoles of a domain. They come and go with it; where one is reached says which host it runs on.
/// </summary>
internal static class Consoles
{
    /// <summary>Gives a VM the consoles of its new domain.</summary>
    public static void Replace(DecisionContext context, Ref<VMRecord> self, Ref<HostRecord> host)
    {
        Remove(context.Changes, self);
        string address = context.Changes.Find(host)?.Address ?? "";
        bool hasDisplay = VMRules.IsHvm(context.Changes.Get(self))
            || !context.Changes.Get(self).OtherConfig.ContainsKey("disable_pv_vnc");
        if (hasDisplay)
        {
            Add(context, self, ConsoleProtocol.Rfb, address);
        }
        Add(context, self, ConsoleProtocol.Vt100, address);
    }

    /// <summary>Removes the consoles of a domain that is gone.</summary>
    public static void Remove(Changes changes, Ref<VMRecord> self)
    {
        foreach ((Ref<ConsoleRecord> console, _) in changes.All(changes.Get(self).Consoles).ToArray())
        {
            changes.Delete(console);
        }
    }

    private static void Add(
        DecisionContext context, Ref<VMRecord> self, ConsoleProtocol protocol, string address)
    {
        string uuid = context.NewUuid();
        context.Create(new ConsoleRecord
        {
            Uuid = uuid,
            Protocol = protocol,
            Location = $"https://{address}/console?uuid={uuid}",
            VM = self,
            Port = -1,
        });
    }
}
