namespace Xen.Model.Formats.ThinCli;

/// <summary>What a client says about something that it was told to do.</summary>
public enum ThinAnswer
{
    /// <summary>It is done.</summary>
    Ok,

    /// <summary>It could not be done.</summary>
    Failed,

    /// <summary>It goes on. From version 0.2 on, about every five minutes.</summary>
    Wait,
}
