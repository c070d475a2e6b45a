using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Queries;

/// <summary>What can be asked about the pool.</summary>
internal static class PoolQueries
{
    private const string NoExpiry = "never";
    private const string LowestEdition = "free";

    public static void Register(QueryTable table) => table
        .Add<PoolIsSlave, HostRecord>(static call => call.Host, static (_, call, context) =>
            QueryResult.With(context.View.All<PoolRecord>().Any(pool => pool.Record.Master != call.Host)))
        .Add<PoolGetLicenseState, PoolRecord>(static call => call.Self, static (_, _, context) =>
            LicenseState(context))
        // There are no extensions on simulated hosts; a host says the same of itself.
        .Add<PoolHasExtension, PoolRecord>(static call => call.Self, static (_, _, _) => QueryResult.With(false))
        .Add<PoolGetGuestSecurebootReadiness, PoolRecord>(static call => call.Self, static (pool, _, _) =>
            QueryResult.With(SecureBootKeys.ReadinessOf(
                pool.CustomUefiCertificates.Length > 0 ? pool.CustomUefiCertificates : pool.UefiCertificates)));

    /// <summary>The pool is licensed no better than its least licensed host.</summary>
    private static QueryResult LicenseState(QueryContext context)
    {
        HostRecord[] hosts = [.. context.View.All<HostRecord>().Select(host => host.Record)];
        string[] editions = [.. hosts.Select(host => host.Edition).Distinct(StringComparer.Ordinal)];
        string edition = editions.Contains(LowestEdition)
            ? LowestEdition
            : editions.Order(StringComparer.Ordinal).FirstOrDefault("");
        string? expiry = hosts
            .Select(host => host.LicenseParams.GetOr("expiry", ""))
            .Where(text => DateText.TryParse(text, out _))
            .MinBy(text => DateText.TryParse(text, out DateTimeOffset date) ? date : DateTimeOffset.MaxValue);
        return QueryResult.With(XenMap<string, string>.Of(("edition", edition), ("expiry", expiry ?? NoExpiry)));
    }
}
