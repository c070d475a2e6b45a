using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Secrets;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Storage;

/// <summary>
/// Secrets that a device configuration refers to. Each PBD has its own copies, so that who removes a secret of theirs
/// does not cut off a host from its storage; they go with the PBD.
/// </summary>
internal static class PBDSecrets
{
    /// <summary>A configuration with copies in the place of the secrets that it refers to.</summary>
    /// <param name="context">The decision.</param>
    /// <param name="wanted">As a client wrote it.</param>
    /// <param name="error">Why it cannot be used.</param>
    public static XenMap<string, string> Copy(
        DecisionContext context, XenMap<string, string> wanted, out XenError? error)
    {
        error = null;
        foreach ((string key, string value) in wanted)
        {
            if (!IsReference(key) || value.Length == 0)
            {
                continue;
            }
            if (Find(context.Changes, value) is not (_, { } secret))
            {
                error = new XenError(ErrorCode.UUIDInvalid, SecretRecord.WireName, value);
                return wanted;
            }
            string uuid = context.NewUuid();
            context.Changes.CreateWithKeptSecrets(context.NewRef<SecretRecord>(), secret with { Uuid = uuid });
            wanted = wanted.With(key, uuid);
        }
        return wanted;
    }

    /// <summary>The error of a configuration that refers to secrets that are not there; null when all are.</summary>
    public static XenError? Check(Changes changes, XenMap<string, string> wanted)
    {
        foreach ((string key, string value) in wanted)
        {
            if (IsReference(key) && value.Length > 0 && Find(changes, value) is null)
            {
                return new XenError(ErrorCode.UUIDInvalid, SecretRecord.WireName, value);
            }
        }
        return null;
    }

    /// <summary>Removes a PBD with its copies of secrets.</summary>
    public static void RemovePBD(Changes changes, Ref<PBDRecord> self)
    {
        if (changes.TryGet(self, out PBDRecord? pbd))
        {
            RemoveCopies(changes, pbd.DeviceConfig);
            changes.Delete(self);
        }
    }

    /// <summary>Removes the secrets that a configuration refers to.</summary>
    public static void RemoveCopies(Changes changes, XenMap<string, string> configuration)
    {
        foreach ((string key, string value) in configuration)
        {
            if (IsReference(key) && Find(changes, value) is (var reference, _))
            {
                changes.Delete(reference);
            }
        }
    }

    private static bool IsReference(string key) =>
        key.EndsWith(SecretNames.ReferenceEnding, StringComparison.Ordinal);

    private static (Ref<SecretRecord> Reference, SecretRecord Record)? Find(Changes changes, string uuid)
    {
        foreach ((Ref<SecretRecord> reference, SecretRecord record) in changes.All<SecretRecord>())
        {
            if (record.Uuid == uuid)
            {
                return (reference, record);
            }
        }
        return null;
    }
}
