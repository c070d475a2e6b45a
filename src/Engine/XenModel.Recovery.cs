using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Engine;

/// <summary>Start-up: from the log to the state.</summary>
public sealed partial class XenModel
{
    private const int ReplayedCommitsPerStep = 4096;

    private void Recover()
    {
        AddStaticObjects();
        EventId shown = EventId.None;
        int sinceLastStep = 0;
        foreach (StoredCommit commit in _options.Storage.Read(_options.Storage.Horizon))
        {
            _sequencer.Replay(commit);
            if (++sinceLastStep == ReplayedCommitsPerStep)
            {
                // In steps, so that the window does not hold the whole log while it is read.
                shown = Show(shown, Log.Sealed());
                Log.Trim();
                sinceLastStep = 0;
            }
        }
        Show(shown, Log.Sealed());
        Log.Trim();
    }

    private void AddStaticObjects()
    {
        foreach ((ObjectRef reference, XenRecord record) in _options.StaticObjects)
        {
            _sequencer.AddStatic(reference, record);
        }
        EventEntry[] additions =
        [
            .. _options.StaticObjects.Select(item =>
                new EventEntry(View.Find(item.Reference)!, EventKind.Add, 0)),
        ];
        foreach (IProjection projection in _options.Projections)
        {
            projection.Apply(additions);
        }
    }

    /// <summary>Brings projections up to a point and makes it visible.</summary>
    private EventId Show(EventId shown, Published published)
    {
        if (_options.Projections.Count > 0)
        {
            EventEntry[] buffer = new EventEntry[1024];
            EventId at = shown;
            while (at < published.Tail)
            {
                int count = Log.ReadUnpublished(at, published.Tail, buffer);
                foreach (IProjection projection in _options.Projections)
                {
                    projection.Apply(buffer.AsSpan(0, count));
                }
                at = new EventId(at.Value + count);
            }
        }
        Log.Publish(published);
        return published.Tail;
    }

    private void ResumeOperations()
    {
        _effects = _options.Effects?.Invoke(this);
        if (_effects is null)
        {
            return;
        }
        foreach ((Ref<OperationRecord> id, OperationRecord operation) in View.All<OperationRecord>().ToArray())
        {
            _effects.Start(id, operation, recovered: true);
        }
    }
}
