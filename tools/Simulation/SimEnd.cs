namespace Xen.Model.Simulation;

/// <summary>How a life of the process ends.</summary>
public enum SimEnd
{
    /// <summary>In order: all is flushed and the log closed.</summary>
    Close,

    /// <summary>The process is gone, the machine goes on.</summary>
    ProcessEnd,

    /// <summary>The machine is gone.</summary>
    PowerLoss,
}
