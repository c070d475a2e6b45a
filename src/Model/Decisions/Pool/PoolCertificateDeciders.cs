using Xen.Model.Calls;
using Xen.Model.Certificates;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Pool;

/// <summary>Which certificates the pool trusts, and which it has revoked.</summary>
internal static class PoolCertificateDeciders
{
    public static void Register(DeciderTable table)
    {
        table
            .Add<PoolInstallCaCertificate>((call, context) =>
                TrustedCertificates.Install(context, call.Name, call.Cert))
            .Add<PoolCertificateInstall>((call, context) =>
                TrustedCertificates.Install(context, call.Name, call.Cert))
            .Add<PoolUninstallCaCertificate>((call, context) =>
                TrustedCertificates.Uninstall(context, call.Name, call.Force))
            .Add<PoolCertificateUninstall>((call, context) =>
                TrustedCertificates.Uninstall(context, call.Name, isForced: false))
            .Add<PoolCertificateList>((_, context) => Decision.With(TrustedCertificates.Names(context.Changes)))
            .Add<PoolInstallTrustedCertificate>(Trust)
            .Add<PoolUninstallTrustedCertificate>(Distrust)
            .Add<WarnOfCertificates>((_, context) => CertificateAlerts.Post(context))
            // All hosts share one set: there is no other copy that could differ.
            .Add<PoolCertificateSync>((_, context) => Pools.Change(context, pool => pool));
        RegisterRevocation(table);
        RegisterExchange(table);
    }

    private static void RegisterRevocation(DeciderTable table) => table
        .Add<PoolCrlInstall>(InstallList)
        .Add<PoolCrlUninstall>(UninstallList)
        .Add<PoolCrlList>((_, context) => Decision.With(Lists(context.Changes)));

    private static void RegisterExchange(DeciderTable table) => table
        .Add<PoolExchangeCertificatesOnJoin>(ExchangeOfHosts)
        .Add<PoolExchangeCaCertificatesOnJoin>(ExchangeOfAuthorities)
        .Add<PoolExchangeTrustedCertificatesOnJoin>(ExchangeTrusted)
        .Add<PoolExchangeCrlsOnJoin>(ExchangeLists);

    private static Decision Trust(PoolInstallTrustedCertificate call, DecisionContext context)
    {
        if (context.Changes.Find(call.Self) is null)
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        return TrustedCertificates.Trust(context, call.Cert, TypeOf(call.Ca), call.Purpose) is { } error
            ? error
            : Decision.Done;
    }

    private static Decision Distrust(PoolUninstallTrustedCertificate call, DecisionContext context)
    {
        if (context.Changes.Find(call.Self) is null)
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (!context.Changes.TryGet(call.Certificate, out CertificateRecord? certificate))
        {
            return DecisionContext.HandleInvalid(call.Certificate);
        }
        if (certificate.Type is not (CertificateType.Ca or CertificateType.Pinned))
        {
            return new XenError(ErrorCode.NotTrustedCertificate, call.Certificate.ToString());
        }
        context.Changes.Delete(call.Certificate);
        return Decision.Done;
    }

    private static XenSet<string> Lists(Changes changes) => Pools.TryFind(changes, out _, out PoolRecord? pool)
        ? XenSet<string>.Of([.. pool.CRLs.Keys])
        : XenSet<string>.Empty;

    private static Decision InstallList(PoolCrlInstall call, DecisionContext context)
    {
        if (!Pools.TryFind(context.Changes, out Ref<PoolRecord> reference, out PoolRecord? pool))
        {
            return Pools.NoPool;
        }
        XenError? error = TrustedCertificates.IsFileName(call.Name)
            ? null
            : new XenError(ErrorCode.CRLNameInvalid, call.Name);
        error ??= pool.CRLs.ContainsKey(call.Name) ? new XenError(ErrorCode.CRLAlreadyExists, call.Name) : null;
        error ??= CertificateFacts.IsRevocationList(call.Cert) ? null : new XenError(ErrorCode.CRLCorrupt, call.Name);
        if (error is not null)
        {
            return error;
        }
        context.Changes.Set(reference, pool with { CRLs = pool.CRLs.With(call.Name, call.Cert) });
        return Decision.Done;
    }

    private static Decision UninstallList(PoolCrlUninstall call, DecisionContext context)
    {
        if (!Pools.TryFind(context.Changes, out Ref<PoolRecord> reference, out PoolRecord? pool))
        {
            return Pools.NoPool;
        }
        if (!TrustedCertificates.IsFileName(call.Name))
        {
            return new XenError(ErrorCode.CRLNameInvalid, call.Name);
        }
        if (!pool.CRLs.ContainsKey(call.Name))
        {
            return new XenError(ErrorCode.CRLDoesNotExist, call.Name);
        }
        context.Changes.Set(reference, pool with { CRLs = pool.CRLs.Without(call.Name) });
        return Decision.Done;
    }

    /// <summary>The certificates that hosts show each other, by the hosts' uuids.</summary>
    private static Decision ExchangeOfHosts(PoolExchangeCertificatesOnJoin call, DecisionContext context) =>
        TrustedCertificates.Check(call.Certificate, context.Now, out _) is { } error
            ? error
            : Decision.With(XenMap<string, string>.Of(context.Changes.All<CertificateRecord>()
                .Where(each => each.Record is { Type: CertificateType.HostInternal, Pem.Length: > 0 })
                .Select(each => KeyValuePair.Create(
                    context.Changes.Find(each.Record.Host)?.Uuid ?? "", each.Record.Pem))));

    private static Decision ExchangeOfAuthorities(PoolExchangeCaCertificatesOnJoin call, DecisionContext context)
    {
        var exported = XenMap<string, string>.Empty;
        foreach (Ref<CertificateRecord> reference in call.Export)
        {
            if (!context.Changes.TryGet(reference, out CertificateRecord? certificate))
            {
                return DecisionContext.HandleInvalid(reference);
            }
            exported = exported.With(certificate.Name, certificate.Pem);
        }
        foreach ((string name, string text) in call.Import)
        {
            if (TrustedCertificates.Install(context, name, text).Error is { } error)
            {
                return error;
            }
        }
        return Decision.With(exported);
    }

    private static Decision ExchangeTrusted(PoolExchangeTrustedCertificatesOnJoin call, DecisionContext context)
    {
        var exported = XenMap<string, XenSet<string>>.Empty;
        foreach (Ref<CertificateRecord> reference in call.Export)
        {
            if (!context.Changes.TryGet(reference, out CertificateRecord? certificate))
            {
                return DecisionContext.HandleInvalid(reference);
            }
            exported = exported.With(certificate.Pem, XenSet<string>.Of(
                [.. certificate.Purpose.Select(purpose => Enums.CertificatePurpose.NameOf(purpose))]));
        }
        foreach ((string text, XenSet<string> names) in call.Import)
        {
            var purposes = new List<CertificatePurpose>();
            foreach (string name in names)
            {
                if (!Enums.CertificatePurpose.TryParse(name, out CertificatePurpose purpose))
                {
                    return new XenError(ErrorCode.InvalidValue, "import", name);
                }
                purposes.Add(purpose);
            }
            XenError? error = TrustedCertificates.Trust(
                context, text, TypeOf(call.Ca), XenSet<CertificatePurpose>.Of([.. purposes]));
            // What both sides trust already is what the exchange is for.
            if (error is not null && error.Code != ErrorCode.TrustedCertificateAlreadyExists)
            {
                return error;
            }
        }
        return Decision.With(exported);
    }

    private static Decision ExchangeLists(PoolExchangeCrlsOnJoin call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out PoolRecord? pool))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        foreach (string name in call.Export)
        {
            if (!pool.CRLs.ContainsKey(name))
            {
                return new XenError(ErrorCode.CRLDoesNotExist, name);
            }
        }
        foreach ((string name, string text) in call.Import)
        {
            if (InstallList(new PoolCrlInstall(name, text), context).Error is { } error)
            {
                return error;
            }
        }
        return Decision.With(XenMap<string, string>.Of(
            call.Export.Select(name => KeyValuePair.Create(name, pool.CRLs.GetOr(name, "")))));
    }

    private static CertificateType TypeOf(bool isAuthority) =>
        isAuthority ? CertificateType.Ca : CertificateType.Pinned;
}
