using System.Buffers;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.Tests.LogFiles;

/// <summary>Batches whose bodies follow from their ids, so that what is read back can be checked.</summary>
internal static class Batches
{
    /// <summary>One commit per count; ids start at <paramref name="firstId"/> and follow each other.</summary>
    internal static CommitBatch Of(long firstId, params int[] eventCounts)
    {
        var batch = new CommitBatch();
        foreach (int count in eventCounts)
        {
            batch.Add(firstId, count, Body(firstId));
            firstId += count;
        }
        return batch;
    }

    internal static void Add(this CommitBatch batch, long firstId, int eventCount, byte[] body)
    {
        batch.BeginCommit();
        batch.Write(body.AsSpan());
        batch.EndCommit(new EventId(firstId), eventCount);
    }

    internal static void AddNote(this CommitBatch batch, long nextId, byte[] body)
    {
        batch.BeginCommit();
        batch.Write(body.AsSpan());
        batch.EndNote(new EventId(nextId));
    }

    internal static void AppendOne(this ILogStorage log, int eventCount = 1) =>
        log.Append(Of(log.Head.Value + 1, eventCount));

    /// <summary>Between 1 and 60 bytes, no two neighbours alike.</summary>
    internal static byte[] Body(long firstId)
    {
        byte[] body = new byte[1 + (firstId * 7 % 60)];
        new Random((int)firstId).NextBytes(body);
        return body;
    }

    /// <summary>Reads everything after an id and checks each body; gives the first ids.</summary>
    internal static List<long> FirstIds(this ILogStorage log, long after = 0)
    {
        var ids = new List<long>();
        foreach (StoredCommit commit in log.Read(new EventId(after)).Where(commit => !commit.IsNote))
        {
            Assert.Equal(Body(commit.FirstId.Value), commit.Body.ToArray());
            ids.Add(commit.FirstId.Value);
        }
        return ids;
    }
}
