namespace Xen.Model.Rpc.Sessions;

/// <summary>Rules about sessions that an installation may choose. Immutable.</summary>
public sealed record SessionPolicy
{
    /// <summary>
    /// Sessions that a group may have: local root by originator, others by name; 1 or more. Default 500.
    /// </summary>
    public int SessionsPerGroupMax { get; init; } = 500;

    /// <summary>Sessions of local root without originator; 1 or more. Default 400.</summary>
    public int AnonymousSessionsMax { get; init; } = 400;

    /// <summary>Sessions of hosts of the pool; 1 or more. Default 400.</summary>
    public int PoolSessionsMax { get; init; } = 400;

    /// <summary>Sessions in all, as originators can be invented; 1 or more. Default 5 000.</summary>
    public int SessionsMax { get; init; } = 5_000;

    /// <summary>Sessions unused for longer are ended. Default 24 hours.</summary>
    public TimeSpan IdleMax { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// True to demand the old password for a new one. Off by default: the standard tool sends an empty one.
    /// </summary>
    public bool ChecksOldPassword { get; init; }

    /// <summary>Ended tasks that nobody removed are kept this long. Default 24 hours.</summary>
    public TimeSpan EndedTaskRetention { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Ended tasks that are kept, the newest ones; 0 or more. Default 1 000.</summary>
    public int EndedTasksMax { get; init; } = 1_000;

    /// <summary>
    /// Tasks that a client made and that stay pending for longer without progress are cancelled. Default 24 hours.
    /// </summary>
    public TimeSpan PendingTaskMax { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How often what is too old is looked for. Default 30 seconds.</summary>
    public TimeSpan HousekeepingInterval { get; init; } = TimeSpan.FromSeconds(30);
}
