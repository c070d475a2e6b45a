namespace Xen.Model.Formats.Rfb;

/// <summary>
/// A screen that any number of clients look at: one frame after the other is shown on it, and keys that they press
/// arrive. Thread-safe.
/// </summary>
public sealed class RfbScreen
{
    private readonly Lock _gate = new();
    private readonly Lock _keys = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Frame _current;

    /// <summary>Makes a screen.</summary>
    /// <param name="name">What clients show in the title of their window.</param>
    /// <param name="first">What is to be seen first.</param>
    public RfbScreen(string name, Frame first)
    {
        Name = name;
        _current = first;
    }

    /// <summary>What clients show in the title of their window.</summary>
    public string Name { get; }

    /// <summary>Takes the keys that clients press and let go. Called by one client at a time, on its thread.</summary>
    public Action<RfbKey>? KeyPressed { get; init; }

    /// <summary>What is to be seen.</summary>
    public Frame Current
    {
        get
        {
            lock (_gate)
            {
                return _current;
            }
        }
    }

    /// <summary>Shows another frame, of another size if need be.</summary>
    public void Show(Frame frame)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _current = frame;
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        changed.SetResult();
    }

    /// <summary>Ends when another frame than the given one is to be seen.</summary>
    internal Task ChangedAsync(Frame seen)
    {
        lock (_gate)
        {
            return ReferenceEquals(_current, seen) ? _changed.Task : Task.CompletedTask;
        }
    }

    /// <summary>Hands a key on.</summary>
    internal void Press(RfbKey key)
    {
        lock (_keys)
        {
            KeyPressed?.Invoke(key);
        }
    }
}
