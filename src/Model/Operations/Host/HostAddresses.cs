using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Host;

/// <summary>Where hosts are reached.</summary>
public static class HostAddresses
{
    private const int UsualPort = 443;

    /// <summary>
    /// What stands behind <c>https://</c> in an address of the host: addresses with colons in brackets, a port where it
    /// is not the usual one.
    /// </summary>
    public static string Authority(HostRecord host)
    {
        string address = host.Address.Contains(':', StringComparison.Ordinal) ? $"[{host.Address}]" : host.Address;
        string port = host.LocalDb.GetOr(HostLocalKeys.HttpsPort, "");
        return port.Length > 0 ? $"{address}:{port}" : address;
    }

    /// <summary>The host is reached somewhere else: so are its management interface and the consoles on it.</summary>
    internal static void Move(Changes changes, Ref<HostRecord> self, string address, int httpsPort)
    {
        HostRecord before = changes.Get(self);
        changes.Set(self, before with
        {
            Address = address,
            LocalDb = httpsPort == UsualPort
                ? before.LocalDb.Without(HostLocalKeys.HttpsPort)
                : before.LocalDb.With(HostLocalKeys.HttpsPort, httpsPort.ToString(CultureInfo.InvariantCulture)),
        });
        foreach ((Ref<PIFRecord> reference, PIFRecord pif) in changes.All(before.PIFs).ToArray())
        {
            if (pif.Management && pif.IP == before.Address)
            {
                changes.Set(reference, pif with { IP = address });
            }
        }
        Consoles.FollowAddress(changes, changes.Get(self));
    }
}
