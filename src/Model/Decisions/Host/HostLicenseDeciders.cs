using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Host;

/// <summary>Which edition of the product a host runs.</summary>
internal static class HostLicenseDeciders
{
    private const string Unlicensed = "free";
    private const string SkuKey = "sku_type";
    private const string ExpiryKey = "expiry";
    private const string NeverExpires = "20991231T23:59:50Z";

    public static void Register(DeciderTable table) => table
        .Add<HostApplyEdition>(ApplyEdition)
        .Add<HostLicenseAdd>((call, context) => Edits.Change(
            context,
            call.Host,
            // Licences come from a licence server; there is no file format that this server could read.
            _ => new XenError(ErrorCode.LicenseProcessingError),
            host => host))
        .Add<HostLicenseRemove>((call, context) =>
            Edits.Change(context, call.Host, host => WithEdition(host, Unlicensed)));

    /// <summary>
    /// Whatever is not free is checked out from a licence server, whose address must be known unless force is used.
    /// </summary>
    private static Decision ApplyEdition(HostApplyEdition call, DecisionContext context) => Edits.Change(
        context,
        call.Host,
        host =>
        {
            if (!host.Editions.Contains(call.Edition, StringComparer.OrdinalIgnoreCase))
            {
                return new XenError(ErrorCode.InvalidEdition, call.Edition);
            }
            bool isKnown = host.LicenseServer.GetOr("address", "").Length > 0
                && host.LicenseServer.GetOr("port", "").Length > 0;
            return isKnown || call.Force || IsUnlicensed(call.Edition)
                ? null
                : new XenError(ErrorCode.MissingConnectionDetails);
        },
        host => WithEdition(host, call.Edition.ToLowerInvariant()));

    private static HostRecord WithEdition(HostRecord host, string edition) => host with
    {
        Edition = edition,
        LicenseParams = host.LicenseParams.With(SkuKey, edition).With(ExpiryKey, NeverExpires),
    };

    private static bool IsUnlicensed(string edition) =>
        edition.Equals(Unlicensed, StringComparison.OrdinalIgnoreCase);
}
