using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Handlers.Consoles;

/// <summary>Who looks at which VM. Thread-safe.</summary>
internal sealed class ConsoleSessions
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Ref<VMRecord>, int> _connected = [];

    /// <summary>Counts somebody in until the answer is disposed of.</summary>
    /// <param name="vm">Whose console it is.</param>
    /// <param name="isAlone">True to let nobody in while somebody is there.</param>
    /// <returns>Null when somebody is there already.</returns>
    public IDisposable? TryEnter(Ref<VMRecord> vm, bool isAlone)
    {
        lock (_gate)
        {
            int others = _connected.GetValueOrDefault(vm);
            if (isAlone && others > 0)
            {
                return null;
            }
            _connected[vm] = others + 1;
            return new Session(this, vm);
        }
    }

    private void Leave(Ref<VMRecord> vm)
    {
        lock (_gate)
        {
            if (--_connected[vm] == 0)
            {
                _connected.Remove(vm);
            }
        }
    }

    private sealed class Session(ConsoleSessions sessions, Ref<VMRecord> vm) : IDisposable
    {
        private int _hasLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _hasLeft, 1) == 0)
            {
                sessions.Leave(vm);
            }
        }
    }
}
