using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Secret;

/// <summary>Secrets that come from another pool and keep the uuid by which other settings refer to them.</summary>
internal static class SecretDeciders
{
    public static void Register(DeciderTable table) => table.Add<SecretIntroduce>(Introduce);

    private static Decision Introduce(SecretIntroduce call, DecisionContext context)
    {
        if (!Guid.TryParseExact(call.UUID, "D", out _))
        {
            return new XenError(ErrorCode.UUIDInvalid, SecretRecord.WireName, call.UUID);
        }
        if (context.Changes.All<SecretRecord>().Any(other => other.Record.Uuid == call.UUID))
        {
            return new XenError(ErrorCode.InternalError, $"uniqueness of uuid {call.UUID} in table secret");
        }
        return Decision.With(context.Create(new SecretRecord
        {
            Uuid = call.UUID,
            Value = call.Value,
            OtherConfig = call.OtherConfig,
        }));
    }
}
