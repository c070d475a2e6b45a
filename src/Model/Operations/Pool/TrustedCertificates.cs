using Xen.Model.Certificates;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Pool;

/// <summary>
/// Certificates that the hosts trust. There is one set for the whole pool, so that no host ever has another one.
/// </summary>
internal static class TrustedCertificates
{
    private const string Suffix = ".pem";

    /// <summary>Trusts an authority under a file name.</summary>
    public static Decision Install(DecisionContext context, string name, string text)
    {
        if (!IsFileName(name))
        {
            return new XenError(ErrorCode.CertificateNameInvalid, name);
        }
        if (Named(context.Changes, name).Any())
        {
            return new XenError(ErrorCode.CertificateAlreadyExists, name);
        }
        if (Check(text, context.Now, out CertificateFacts? facts) is { } error)
        {
            return error;
        }
        Add(context, facts!, CertificateType.Ca, name, XenSet<CertificatePurpose>.Empty);
        return Decision.Done;
    }

    /// <summary>Trusts an authority under a file name no more.</summary>
    public static Decision Uninstall(DecisionContext context, string name, bool isForced)
    {
        if (!IsFileName(name))
        {
            return new XenError(ErrorCode.CertificateNameInvalid, name);
        }
        Ref<CertificateRecord>[] named = [.. Named(context.Changes, name).Select(each => each.Reference)];
        if (named.Length == 0 && !isForced)
        {
            return new XenError(ErrorCode.CertificateDoesNotExist, name);
        }
        foreach (Ref<CertificateRecord> certificate in named)
        {
            context.Changes.Delete(certificate);
        }
        return Decision.Done;
    }

    /// <summary>The file names of trusted authorities.</summary>
    public static XenSet<string> Names(Changes changes) => XenSet<string>.Of(
    [
        .. changes.All<CertificateRecord>()
            .Where(each => each.Record.Type == CertificateType.Ca && each.Record.Name.Length > 0)
            .Select(each => each.Record.Name),
    ]);

    /// <summary>Trusts an authority, or one certificate by itself, for certain purposes.</summary>
    public static XenError? Trust(
        DecisionContext context, string text, CertificateType type, XenSet<CertificatePurpose> purposes)
    {
        if (type == CertificateType.Pinned && purposes.Count == 0)
        {
            return new XenError(ErrorCode.CertificateLacksPurpose);
        }
        if (Check(text, context.Now, out CertificateFacts? facts) is { } error)
        {
            return error;
        }
        string fingerprint = facts!.Sha256;
        bool isKnown = context.Changes.All<CertificateRecord>().Any(each =>
            each.Record.Type == type && each.Record.Name.Length == 0
            && each.Record.FingerprintSha256 == fingerprint && Overlap(each.Record.Purpose, purposes));
        if (isKnown)
        {
            return new XenError(ErrorCode.TrustedCertificateAlreadyExists, fingerprint);
        }
        Add(context, facts, type, "", purposes);
        return null;
    }

    /// <summary>Why a text is no certificate that could be trusted now; null when it is.</summary>
    public static XenError? Check(string text, DateTimeOffset now, out CertificateFacts? facts)
    {
        if (!CertificateFacts.TryParse(text, out facts))
        {
            return new XenError(ErrorCode.TrustedCertificateInvalid);
        }
        if (now < facts.NotBefore)
        {
            return new XenError(
                ErrorCode.TrustedCertificateNotValidYet, DateText.Of(now), DateText.Of(facts.NotBefore));
        }
        return now > facts.NotAfter
            ? new XenError(ErrorCode.TrustedCertificateExpired, DateText.Of(now), DateText.Of(facts.NotAfter))
            : null;
    }

    /// <summary>A certificate as an object.</summary>
    public static CertificateRecord RecordOf(DecisionContext context, CertificateFacts facts) => new()
    {
        Uuid = context.NewUuid(),
        NotBefore = facts.NotBefore,
        NotAfter = facts.NotAfter,
        Fingerprint = facts.Sha256,
        FingerprintSha256 = facts.Sha256,
        FingerprintSha1 = facts.Sha1,
        Pem = facts.Pem,
    };

    /// <summary>True for a name that a certificate's file can have.</summary>
    public static bool IsFileName(string name) => name.Length > Suffix.Length && name[0] != '.'
        && name.EndsWith(Suffix, StringComparison.Ordinal)
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    private static IEnumerable<(Ref<CertificateRecord> Reference, CertificateRecord Record)> Named(
        Changes changes, string name) => changes.All<CertificateRecord>()
            .Where(each => each.Record.Type == CertificateType.Ca && each.Record.Name == name);

    private static void Add(
        DecisionContext context,
        CertificateFacts facts,
        CertificateType type,
        string name,
        XenSet<CertificatePurpose> purposes) => context.Create(RecordOf(context, facts) with
        {
            Type = type,
            Name = name,
            Purpose = purposes,
        });

    /// <summary>Without purposes a certificate is for everything that is not asked for by purpose.</summary>
    private static bool Overlap(XenSet<CertificatePurpose> some, XenSet<CertificatePurpose> others) =>
        some.Count == 0 ? others.Count == 0 : some.Any(others.Contains);
}
