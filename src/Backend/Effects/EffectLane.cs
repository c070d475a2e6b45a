namespace Xen.Model.Backend.Effects;

/// <summary>What is to be done to one object, in the order of the log. Guarded by the dispatcher's lock.</summary>
internal sealed class EffectLane
{
    private readonly Queue<PendingEffect> _waiting = new();

    /// <summary>Adds an effect behind the others.</summary>
    public void Enqueue(PendingEffect effect) => _waiting.Enqueue(effect);

    /// <summary>The next effect; null when there is none.</summary>
    public PendingEffect? Dequeue() => _waiting.TryDequeue(out PendingEffect? effect) ? effect : null;
}
