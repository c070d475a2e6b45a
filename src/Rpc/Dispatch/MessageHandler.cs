namespace Xen.Model.Rpc.Dispatch;

/// <summary>What carries out a message otherwise than by having it decided.</summary>
/// <param name="Run">Carries it out.</param>
/// <param name="IsRead">True when it only looks: then no audit is kept.</param>
internal sealed record MessageHandler(CallHandler Run, bool IsRead)
{
    /// <summary>A handler; null without one.</summary>
    public static MessageHandler? Of(CallHandler? run, bool isRead) =>
        run is null ? null : new MessageHandler(run, isRead);
}
