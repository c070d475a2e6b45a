using Xen.Model.Ports;

namespace Xen.Model.Projections.History;

/// <summary>
/// Gives a decider the identities that the log holds. Which recorded identity belongs to which request is learnt from a
/// first decision with placeholders. Not thread-safe.
/// </summary>
internal sealed class ShadowRandom : IRandomSource
{
    private readonly Dictionary<Guid, Guid> _recorded = [];
    private int _drawn;

    /// <summary>Begins a call: nothing is known of its identities.</summary>
    public void Forget()
    {
        _recorded.Clear();
        _drawn = 0;
    }

    /// <summary>Begins the decision anew.</summary>
    public void Rewind() => _drawn = 0;

    /// <summary>Notes that the log has another identity in the place of a placeholder; the first one counts.</summary>
    public void Learn(Guid placeholder, Guid recorded)
    {
        if (IsPlaceholder(placeholder))
        {
            _recorded.TryAdd(placeholder, recorded);
        }
    }

    /// <inheritdoc/>
    public Guid NextGuid()
    {
        Guid placeholder = Placeholder(++_drawn);
        return _recorded.GetValueOrDefault(placeholder, placeholder);
    }

    /// <inheritdoc/>
    public int NextInt(int below) => 0;

    /// <summary>Looks like a random uuid, but none begins like it by chance.</summary>
    private static Guid Placeholder(int number) => new(0x5ad0ff, 0, 0x4000, 0x80, 0, 0, 0,
        (byte)(number >> 24), (byte)((number >> 16) & 0xff), (byte)((number >> 8) & 0xff), (byte)(number & 0xff));

    private bool IsPlaceholder(Guid id)
    {
        ReadOnlySpan<byte> bytes = id.ToByteArray(bigEndian: true);
        int number = (bytes[12] << 24) | (bytes[13] << 16) | (bytes[14] << 8) | bytes[15];
        return number > 0 && number <= _drawn && id == Placeholder(number);
    }
}
