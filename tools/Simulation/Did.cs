namespace Xen.Model.Simulation;

/// <summary>The names of what a simulation counts. A long enough run must have done every one of them.</summary>
public static class Did
{
    /// <summary>Calls that were answered with success.</summary>
    public const string Accepted = "calls accepted";

    /// <summary>Calls that were answered with an error.</summary>
    public const string Refused = "calls refused";

    /// <summary>Calls whose answer a crash or a failure swallowed.</summary>
    public const string Unanswered = "calls never answered";

    /// <summary>Batches that were decided while the one before was not flushed.</summary>
    public const string Overlapped = "batches decided before the one before was flushed";

    /// <summary>Batches that were decided in the middle of a flush.</summary>
    public const string DuringFlush = "batches decided in the middle of a flush";

    /// <summary>Ends of the process.</summary>
    public const string ProcessEnd = "ends of the process";

    /// <summary>Losses of power.</summary>
    public const string PowerLoss = "losses of power";

    /// <summary>Orderly closings.</summary>
    public const string Closed = "orderly closings";

    /// <summary>Calls of the disk that failed because they were told to.</summary>
    public const string Faults = "faults of the disk";

    /// <summary>Disks that were full.</summary>
    public const string FullDisks = "full disks";

    /// <summary>Starts that failed because of the disk, and were tried again.</summary>
    public const string StartsFailed = "starts that failed and were tried again";

    /// <summary>Ends of the log that were found torn and cut off.</summary>
    public const string TornTails = "torn ends of the log cut off";

    /// <summary>Ranges of ids that were given up because they may have been shown.</summary>
    public const string Gaps = "ranges of ids given up";

    /// <summary>Checkpoints that were taken.</summary>
    public const string Checkpoints = "checkpoints taken";

    /// <summary>Checkpoints whose taking failed or was broken off.</summary>
    public const string CheckpointsFailed = "checkpoints not finished";

    /// <summary>Starts from a checkpoint.</summary>
    public const string FromCheckpoint = "starts from a checkpoint";

    /// <summary>Checkpoints that a start found damaged, so that it took the one before.</summary>
    public const string BadCheckpoints = "damaged checkpoints passed over";

    /// <summary>Times that the oldest part of the log was given up.</summary>
    public const string Cuts = "cuts of the log";

    /// <summary>Times that the ended segments were sealed.</summary>
    public const string Sealed = "rounds of sealing";

    /// <summary>Flipped bits that opening or reading the log detected.</summary>
    public const string FlipsFound = "flipped bits detected";

    /// <summary>Flipped bits that changed nothing anybody can read.</summary>
    public const string FlipsHarmless = "flipped bits without effect";

    /// <summary>Events that a relaxed flush policy was allowed to lose, and that were lost.</summary>
    public const string LostByPolicy = "events lost as the flush policy allows";

    /// <summary>Events that were not lost although nobody had been promised them.</summary>
    public const string KeptUnpromised = "events kept that nobody was promised";

    /// <summary>Jumps of the clock.</summary>
    public const string ClockJumps = "jumps of the clock";

    /// <summary>Answers of EVENTS_LOST to event.next.</summary>
    public const string NextLost = "EVENTS_LOST from event.next";

    /// <summary>Answers of EVENTS_LOST to event.from.</summary>
    public const string FromLost = "EVENTS_LOST from event.from";

    /// <summary>Clients that had been told of events that a crash took, and were told so.</summary>
    public const string GhostsTold = "clients told that what they know never was";

    /// <summary>Tokens that were used after a crash.</summary>
    public const string TokensKept = "tokens used again after a crash";

    /// <summary>Events handed out by event.next.</summary>
    public const string NextEvents = "events from event.next";

    /// <summary>Answers to event.next that the client never got, so that they came once more.</summary>
    public const string NextBroken = "answers to event.next that broke";

    /// <summary>Events handed out by event.from.</summary>
    public const string FromEvents = "events from event.from";

    /// <summary>Views of the past that were compared with a fold.</summary>
    public const string AsOf = "views of the past compared";

    /// <summary>States that were compared with the fold of the log.</summary>
    public const string States = "states compared with the fold of the log";

    /// <summary>Operations that were carried out.</summary>
    public const string Operations = "operations carried out";

    /// <summary>Operations that a start found undone.</summary>
    public const string Recovered = "operations found undone at a start";

    /// <summary>Ends of operations that were reported twice.</summary>
    public const string ToldTwice = "ends of operations told twice";
}
