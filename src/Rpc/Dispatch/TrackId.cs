using System.Security.Cryptography;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>Names a session in logs without giving away the reference, which is as good as a password.</summary>
internal static class TrackId
{
    private const int Length = 16;

    /// <summary>The same for the text of a reference; empty for text that is none.</summary>
    public static string OfText(string session) =>
        ObjectRef.TryParse(session, out ObjectRef reference) ? Of(reference.As<SessionRecord>()) : "";

    /// <summary>32 hexadecimal digits; empty for the null reference.</summary>
    public static string Of(Ref<SessionRecord> session)
    {
        if (session.IsNull)
        {
            return "";
        }
        Span<byte> id = stackalloc byte[16];
        session.Id.TryWriteBytes(id);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(id, hash);
        return Convert.ToHexStringLower(hash[..Length]);
    }
}
