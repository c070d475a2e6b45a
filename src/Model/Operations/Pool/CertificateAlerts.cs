using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Pool;

/// <summary>Alerts about certificates that run out, 30, 14 and 7 days before and when they have.</summary>
internal static class CertificateAlerts
{
    /// <summary>Certificates that are valid for longer need no alert yet.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(30);

    private static readonly (TimeSpan Left, string Suffix, long Priority)[] s_steps =
    [
        (TimeSpan.Zero, "EXPIRED", 1),
        (TimeSpan.FromDays(7), "EXPIRING_07", 1),
        (TimeSpan.FromDays(14), "EXPIRING_14", 2),
        (Notice, "EXPIRING_30", 3),
    ];

    /// <summary>Leaves the alerts that are due and not there yet.</summary>
    public static Decision Post(DecisionContext context)
    {
        foreach ((_, CertificateRecord certificate) in context.Changes.All<CertificateRecord>().ToArray())
        {
            TimeSpan left = certificate.NotAfter - context.Now;
            (_, string? suffix, long priority) = s_steps.FirstOrDefault(step => left <= step.Left);
            if (suffix is not null && certificate.NotAfter > DateTimeOffset.UnixEpoch)
            {
                Post(context, certificate, $"{PrefixOf(certificate.Type)}_CERTIFICATE_{suffix}", priority);
            }
        }
        return Decision.Done;
    }

    private static void Post(DecisionContext context, CertificateRecord certificate, string name, long priority)
    {
        HostRecord? host = context.Changes.Find(certificate.Host);
        string about = host?.Uuid ?? certificate.Uuid;
        string body = $"The certificate {certificate.FingerprintSha256} is valid until "
            + DateText.Of(certificate.NotAfter);
        bool isThere = context.Changes.All<MessageRecord>().Any(message =>
            message.Record.Name == name && message.Record.ObjUuid == about && message.Record.Body == body);
        if (!isThere)
        {
            Messages.Post(
                context, name, priority, host is null ? MessageClass.Certificate : MessageClass.Host, about, body);
        }
    }

    private static string PrefixOf(CertificateType type) => type switch
    {
        CertificateType.Host => "HOST_SERVER",
        CertificateType.HostInternal => "HOST_INTERNAL",
        CertificateType.Pinned => "POOL_PINNED",
        _ => "POOL_CA",
    };
}
