using Xen.Model.Ports;

namespace Xen.Model.Rpc.Tests.Handlers.Transfers;

/// <summary>Disks whose bytes can be held back, to look at transfers while they last.</summary>
internal sealed class GatedDisks(IDiskContents inner) : IDiskContents
{
    private TaskCompletionSource? _gate;
    private int _allowed;

    /// <summary>How many reads and writes have been asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>Lets so many reads and writes pass, and no more until <see cref="Open"/>.</summary>
    public void CloseAfter(int count)
    {
        _allowed = Asked + count;
        _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Open()
    {
        TaskCompletionSource? gate = _gate;
        _gate = null;
        gate?.TrySetResult();
    }

    public long? SizeOf(DiskAddress disk) => inner.SizeOf(disk);

    public async ValueTask ReadAsync(DiskAddress disk, long offset, Memory<byte> buffer, CancellationToken cancel)
    {
        await PassAsync(cancel);
        await inner.ReadAsync(disk, offset, buffer, cancel);
    }

    public async ValueTask WriteAsync(
        DiskAddress disk, long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        await PassAsync(cancel);
        await inner.WriteAsync(disk, offset, bytes, cancel);
    }

    public IReadOnlyList<DiskExtent> Extents(DiskAddress disk, DiskAddress? since = null) => inner.Extents(disk, since);

    private async Task PassAsync(CancellationToken cancel)
    {
        Asked++;
        if (_gate is { } gate && Asked > _allowed)
        {
            await gate.Task.WaitAsync(cancel);
        }
    }
}
