using System.Globalization;
using Xen.Model.Projections.Snapshots;
using Xen.Model.Wire;

namespace Xen.Model.Projections.Events;

/// <summary>
/// Writes events the way clients read them. Ids and timestamps are text on the wire, whatever their declared types.
/// </summary>
public static class EventWriter
{
    /// <summary>Writes one event; <c>snapshot</c> only where there is one.</summary>
    /// <param name="writer">A writer that <paramref name="format"/> made.</param>
    /// <param name="item">The event.</param>
    /// <param name="format">The protocol.</param>
    /// <param name="reader">Shows the reader the secrets that it may see; null leaves them empty.</param>
    public static void Write(IWireWriter writer, in FeedEvent item, IWireFormat format, SecretReader? reader = null)
    {
        writer.BeginStruct();
        writer.Member("id");
        writer.Text(item.Id.Value.ToString(CultureInfo.InvariantCulture));
        writer.Member("timestamp");
        writer.Text(item.Timestamp);
        writer.Member("class");
        writer.Text(item.Class);
        writer.Member("operation");
        writer.Text(item.OperationName);
        writer.Member("ref");
        writer.Text(item.Ref.ToString());
        if (item.Snapshot is { IsTombstone: false } snapshot)
        {
            writer.Member("snapshot");
            SnapshotEncoder.Write(writer, snapshot, format, reader);
        }
        writer.EndStruct();
    }

    /// <summary>Writes events as a list: the answer to <c>event.next</c>.</summary>
    public static void Write(
        IWireWriter writer, IReadOnlyList<FeedEvent> events, IWireFormat format, SecretReader? reader = null)
    {
        writer.BeginArray();
        for (int at = 0; at < events.Count; at++)
        {
            Write(writer, events[at], format, reader);
        }
        writer.EndArray();
    }

    /// <summary>Writes the answer to <c>event.from</c>. It must not be an error.</summary>
    public static void Write(IWireWriter writer, FromBatch batch, IWireFormat format, SecretReader? reader = null)
    {
        writer.BeginStruct();
        writer.Member("events");
        Write(writer, batch.Events, format, reader);
        writer.Member("valid_ref_counts");
        writer.BeginStruct();
        foreach ((string name, int count) in batch.ValidRefCounts)
        {
            writer.Member(name);
            writer.SmallInteger(count);
        }
        writer.EndStruct();
        writer.Member("token");
        writer.Text(batch.Token);
        writer.EndStruct();
    }
}
