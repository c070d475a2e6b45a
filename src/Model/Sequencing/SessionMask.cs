using System.Text;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Sequencing;

/// <summary>Takes session references out of errors before they are written down. For the writer thread only.</summary>
internal sealed class SessionMask(RecordStore store)
{
    /// <summary>What stands in the place of a reference.</summary>
    public const string Mask = "(session)";

    private const string SessionWireName = "session";

    /// <summary>The error without references of sessions; the same error when it has none.</summary>
    public XenError Of(XenError error)
    {
        string[] parameters = [.. error.Parameters];
        bool isAboutSession = error.Code == ErrorCode.SessionInvalid;
        bool isHandleOfSession = error.Code == ErrorCode.HandleInvalid && parameters is [SessionWireName, ..];
        bool isChanged = false;
        for (int at = 0; at < parameters.Length; at++)
        {
            // What was sent as a session may be a password that went astray; and one that is over is in no table.
            string masked = isAboutSession || (isHandleOfSession && at > 0) ? Mask : Masked(parameters[at]);
            isChanged |= !ReferenceEquals(masked, parameters[at]);
            parameters[at] = masked;
        }
        return isChanged ? new XenError(error.Code, parameters) : error;
    }

    private string Masked(string text)
    {
        int at = text.IndexOf(ObjectRef.Prefix, StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }
        var masked = new StringBuilder(text.Length);
        int copied = 0;
        bool isChanged = false;
        for (; at >= 0; at = text.IndexOf(ObjectRef.Prefix, at + 1, StringComparison.Ordinal))
        {
            int end = at + ObjectRef.TextLength;
            if (end <= text.Length && ObjectRef.TryParse(text.AsSpan(at, ObjectRef.TextLength), out ObjectRef reference)
                && store.Find(reference)?.Class == SessionRecord.ClassInfo)
            {
                masked.Append(text, copied, at - copied).Append(Mask);
                copied = end;
                isChanged = true;
            }
        }
        return isChanged ? masked.Append(text, copied, text.Length - copied).ToString() : text;
    }
}
