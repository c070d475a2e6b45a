using Xen.Model.Codec;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Log.Format;

/// <summary>
/// Looks into a stored commit or audit note without any state: who, outcome, and which events. Allocates only what
/// <see cref="Header"/> is asked for. Valid as long as the commit's body is; whatever is wrong with a body ends in
/// <see cref="MessagePackException"/>. Immutable.
/// </summary>
public readonly struct CommitReader
{
    private readonly StoredCommit _commit;
    private readonly int _eventsAt;

    private CommitReader(in StoredCommit commit, int eventsAt)
    {
        _commit = commit;
        _eventsAt = eventsAt;
    }

    /// <summary>Begins to read.</summary>
    /// <param name="commit">A commit or note from a log.</param>
    public static CommitReader Read(in StoredCommit commit)
    {
        var reader = new MessagePackReader(commit.Body);
        int count = CommitDecoder.SkipHeader(ref reader);
        return count == commit.EventCount
            ? new CommitReader(commit, reader.Consumed)
            : throw new MessagePackException($"{commit.EventCount} events were expected, the commit holds {count}");
    }

    /// <summary>Who had the call made, and what became of it. Read anew each time it is asked for.</summary>
    public CommitHeader Header
    {
        get
        {
            var reader = new MessagePackReader(_commit.Body);
            return CommitDecoder.ReadHeader(ref reader, out _);
        }
    }

    /// <summary>When it was decided, milliseconds since 1970 UTC; read without the rest of the header.</summary>
    public long UnixTimeMs
    {
        get
        {
            var reader = new MessagePackReader(_commit.Body);
            return CommitDecoder.ReadTime(ref reader);
        }
    }

    /// <summary>The events in the order of their ids; none of an audit note.</summary>
    public Enumerator Events() => new(_commit, _eventsAt);

    /// <summary>Goes through the events of one commit, with <c>foreach</c> too. For one thread.</summary>
    public struct Enumerator
    {
        private readonly StoredCommit _commit;
        private int _position;
        private int _done;

        internal Enumerator(in StoredCommit commit, int position)
        {
            _commit = commit;
            _position = position;
        }

        /// <summary>The event that <see cref="MoveNext"/> went to.</summary>
        public LoggedEvent Current { get; private set; }

        /// <summary>Itself.</summary>
        public readonly Enumerator GetEnumerator() => this;

        /// <summary>Goes to the next event; false behind the last.</summary>
        public bool MoveNext()
        {
            if (_done == _commit.EventCount)
            {
                return false;
            }
            var reader = new MessagePackReader(_commit.Body[_position..]);
            (EventKind kind, Schema.XenClass type, ObjectRef reference) = CommitDecoder.ReadEvent(ref reader);
            int fields = reader.Consumed;
            reader.Skip();
            Current = new LoggedEvent(
                new EventId(_commit.FirstId.Value + _done), kind, type, reference,
                _commit.Body[(_position + fields)..(_position + reader.Consumed)]);
            _position += reader.Consumed;
            _done++;
            return true;
        }
    }
}
