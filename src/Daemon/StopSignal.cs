using System.Runtime.InteropServices;

namespace Xen.Model.Daemon;

/// <summary>Waits for SIGTERM or SIGINT.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignal() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive),
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive),
    ];

    /// <summary>Ends with the first signal.</summary>
    public Task Received => _received.Task;

    /// <summary>Has the same effect as a signal.</summary>
    public void Request() => _received.TrySetResult();

    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    private void Receive(PosixSignalContext context)
    {
        // The process ends by itself, after what is under way.
        context.Cancel = true;
        _received.TrySetResult();
    }
}
