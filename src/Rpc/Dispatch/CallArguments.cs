using System.Collections;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>The arguments of a call behind its session. Immutable; no copy is made.</summary>
internal readonly struct CallArguments(IReadOnlyList<WireValue> all, int offset)
{
    /// <summary>How many there are; minus one when not even a session was sent where one is due.</summary>
    public int Count => all.Count - offset;

    public WireValue this[int position] => all[position + offset];

    /// <summary>The same arguments as a list.</summary>
    public IReadOnlyList<WireValue> AsList() => offset == 0 ? all : new Slice(all, offset);

    private sealed class Slice(IReadOnlyList<WireValue> all, int offset) : IReadOnlyList<WireValue>
    {
        public int Count => all.Count - offset;

        public WireValue this[int index] => all[index + offset];

        public IEnumerator<WireValue> GetEnumerator() => all.Skip(offset).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
