namespace Xen.Model.Calls;

/// <summary>How a guest ends its domain by itself.</summary>
public enum GuestExit
{
    /// <summary>It was shut down from inside.</summary>
    Shutdown = 0,

    /// <summary>It wants to start again.</summary>
    Reboot = 1,

    /// <summary>Its kernel has crashed.</summary>
    Crash = 2,
}
