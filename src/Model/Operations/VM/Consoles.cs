using Xen.Model.Classes;
using Xen.Model.Operations.Host;
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
        HostRecord on = context.Changes.Find(host) ?? new HostRecord();
        bool hasDisplay = VMRules.IsHvm(context.Changes.Get(self))
            || !context.Changes.Get(self).OtherConfig.ContainsKey("disable_pv_vnc");
        if (hasDisplay)
        {
            Add(context, self, ConsoleProtocol.Rfb, on);
        }
        Add(context, self, ConsoleProtocol.Vt100, on);
    }

    /// <summary>
    /// Gives a control domain its screen and its terminal, if it has none. Clients have always found those by their
    /// references.
    /// </summary>
    public static void Provide(DecisionContext context, Ref<VMRecord> self)
    {
        VMRecord domain = context.Changes.Get(self);
        if (domain.Consoles.Count > 0)
        {
            return;
        }
        HostRecord on = context.Changes.Find(domain.ResidentOn) ?? new HostRecord();
        foreach (ConsoleProtocol protocol in (ConsoleProtocol[])[ConsoleProtocol.Rfb, ConsoleProtocol.Vt100])
        {
            Ref<ConsoleRecord> reference = context.NewRef<ConsoleRecord>();
            context.Changes.Create(reference, new ConsoleRecord
            {
                Uuid = context.NewUuid(),
                Protocol = protocol,
                Location = Location(on, $"ref={reference}"),
                VM = self,
                Port = -1,
            });
        }
    }

    /// <summary>A host is reached at another address: so are the consoles of all that runs on it.</summary>
    public static void FollowAddress(Changes changes, HostRecord host)
    {
        foreach ((_, VMRecord vm) in changes.All(host.ResidentVMs))
        {
            foreach ((Ref<ConsoleRecord> reference, ConsoleRecord console) in changes.All(vm.Consoles).ToArray())
            {
                int query = console.Location.IndexOf('?', StringComparison.Ordinal);
                changes.Set(reference, console with
                {
                    Location = Location(host, console.Location[(query + 1)..]),
                });
            }
        }
    }

    /// <summary>Removes the consoles of a domain that is gone.</summary>
    public static void Remove(Changes changes, Ref<VMRecord> self)
    {
        foreach ((Ref<ConsoleRecord> console, _) in changes.All(changes.Get(self).Consoles).ToArray())
        {
            changes.Delete(console);
        }
    }

    private static void Add(DecisionContext context, Ref<VMRecord> self, ConsoleProtocol protocol, HostRecord on)
    {
        string uuid = context.NewUuid();
        context.Create(new ConsoleRecord
        {
            Uuid = uuid,
            Protocol = protocol,
            Location = Location(on, $"uuid={uuid}"),
            VM = self,
            Port = -1,
        });
    }

    private static string Location(HostRecord host, string query) =>
        $"https://{HostAddresses.Authority(host)}/console?{query}";
}
