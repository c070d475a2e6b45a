using Xen.Model.Codec;
using Xen.Model.Errors;

namespace Xen.Model.Log.Format;

/// <summary>
/// What became of the call that a commit or an audit note records. Immutable; the default is success.
/// </summary>
/// <param name="Error">Why it was refused; null when it was accepted.</param>
/// <param name="IsPending">True when it was accepted and its task had not ended yet.</param>
public readonly record struct CommitOutcome(XenError? Error, bool IsPending)
{
    private const int OkCode = 0;
    private const int PendingCode = 1;

    /// <summary>Accepted and done.</summary>
    public static CommitOutcome Ok => default;

    /// <summary>Accepted; the task of the call tells how it ended.</summary>
    public static CommitOutcome Pending => new(null, true);

    /// <summary>Refused.</summary>
    public static CommitOutcome Refused(XenError error) => new(error, false);

    /// <summary><c>ok</c>, <c>pending</c>, or code and parameters.</summary>
    public override string ToString() => Error?.ToString() ?? (IsPending ? "pending" : "ok");

    internal void Pack(ref MessagePackWriter writer)
    {
        if (Error is null)
        {
            writer.Write(IsPending ? PendingCode : OkCode);
            return;
        }
        writer.WriteArrayHeader(1 + Error.Parameters.Length);
        writer.Write(Error.Code);
        foreach (string parameter in Error.Parameters)
        {
            writer.Write(parameter);
        }
    }

    internal static CommitOutcome Unpack(ref MessagePackReader reader)
    {
        if (reader.NextMessagePackType == MessagePackType.Integer)
        {
            return reader.ReadInt32() switch
            {
                OkCode => Ok,
                PendingCode => Pending,
                int other => throw new MessagePackException($"{other} is no outcome of a call"),
            };
        }
        int count = reader.ReadArrayHeader();
        if (count < 1)
        {
            throw new MessagePackException("an error has a code");
        }
        string code = reader.ReadString() ?? "";
        var parameters = new string[count - 1];
        for (int at = 0; at < parameters.Length; at++)
        {
            parameters[at] = reader.ReadString() ?? "";
        }
        return Refused(new XenError(code, parameters));
    }
}
