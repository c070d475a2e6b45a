using System.Diagnostics.CodeAnalysis;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Engine.Writing;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Projections.Events;
using Xen.Model.Projections.Indexes;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;
using Xen.Model.Testing;

namespace Xen.Model.Projections.Tests;

/// <summary>
/// A model in memory with a clock that stands still, one session, and short forms for what tests do to it.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private int _facts;

    private World(XenModel model, ManualClock clock, ObjectIndexes indexes, EventFeedOptions? options)
    {
        Model = model;
        Clock = clock;
        Indexes = indexes;
        Feed = new EventFeed(model.Log, model.Store, clock, options);
    }

    public XenModel Model { get; }

    public ManualClock Clock { get; }

    public ObjectIndexes Indexes { get; }

    public EventFeed Feed { get; }

    public Ref<SessionRecord> Session { get; private set; }

    public EventLog Log => Model.Log;

    public RecordView View => Model.View;

    public EventId Tail => Model.Log.Published.Tail;

    public string Token => EventToken.Of(Tail);

    [SuppressMessage("Reliability", "CA2000", Justification = "the model owns its storage")]
    public static async Task<World> OpenAsync(
        EventFeedOptions? options = null,
        EventWindowOptions? window = null,
        IReadOnlyList<(ObjectRef Reference, XenRecord Record)>? statics = null,
        MemoryLogStorage? storage = null,
        FlushPolicy? flush = null)
    {
        var clock = new ManualClock(DateTimeOffset.FromUnixTimeSeconds(1_787_300_000));
        var indexes = new ObjectIndexes();
        XenModel model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = storage ?? new MemoryLogStorage(),
            FlushPolicy = flush ?? FlushPolicy.Always,
            Deciders = StandardDeciders.Table(),
            Clock = clock,
            Random = new CountingRandom(),
            Window = window ?? new EventWindowOptions(),
            Projections = [indexes],
            StaticObjects = statics ?? [],
            Secrets = new ReversibleProtector(),
        });
        var world = new World(model, clock, indexes, options);
        world.Session = await world.LoginAsync();
        return world;
    }

    public async Task<Ref<SessionRecord>> LoginAsync(string sid = "") =>
        (Ref<SessionRecord>)(await DoAsync(new OpenSession(new SessionRecord
        {
            AuthUserSid = sid,
            IsLocalSuperuser = sid.Length == 0,
        })))!;

    public async Task LogoutAsync(Ref<SessionRecord> session) =>
        (await Model.SubmitAsync(new SessionLogout(), new CallContext { Session = session })).Error.Should().BeNull();

    public async Task<object?> DoAsync(Call call)
    {
        CallOutcome outcome = await Model.SubmitAsync(call, CallContext.Server);
        outcome.Error.Should().BeNull();
        return outcome.Result;
    }

    public async Task<Ref<T>> AddAsync<T>(T record)
        where T : XenRecord, IXenRecord
    {
        var reference = new ObjectRef(new Guid(Interlocked.Increment(ref _facts), 0, 0, [1, 0, 0, 0, 0, 0, 0, 0]));
        await PutAsync(reference, record);
        return reference.As<T>();
    }

    public Task PutAsync(ObjectRef reference, XenRecord? record) => DoAsync(new Observe([new Fact(reference, record)]));

    public Task RemoveAsync(ObjectRef reference) => PutAsync(reference, null);

    public Task RenameAsync(ObjectRef reference, string label)
    {
        Field field = View.Find(reference)!.Slot.Class.FieldNamed("name_label")!;
        return DoAsync(new SetField(reference, field, label));
    }

    public ValueTask<NextBatch> NextAsync(CancellationToken cancellation = default) =>
        Feed.NextAsync(Session, cancellation);

    public async Task<IReadOnlyList<FeedEvent>> TakeNextAsync()
    {
        using NextBatch batch = await Soon(NextAsync().AsTask());
        batch.Error.Should().BeNull();
        batch.Commit();
        return batch.Events;
    }

    public Task<FromBatch> FromAsync(string token, double timeout = 0, params string[] classes) =>
        Feed.FromAsync(Session, classes, token, timeout, CancellationToken.None).AsTask();

    /// <summary>Writes events until the log ends with the given one.</summary>
    public async Task FillToAsync(Ref<NetworkRecord> filler, long tail)
    {
        Field field = NetworkRecord.ClassInfo.FieldNamed("name_label")!;
        while (Tail.Value < tail)
        {
            await Task.WhenAll(Enumerable.Range(0, (int)Math.Min(500, tail - Tail.Value))
                .Select(number => DoAsync(new SetField(filler, field, $"filler {Tail.Value} {number}"))));
        }
    }

    /// <summary>Waits until the log has given up what it no longer has to keep.</summary>
    public async Task HorizonReachesAsync(long horizon)
    {
        while (Log.Horizon.Value < horizon)
        {
            // Makes no event, but sets the writer going, which tidies up behind itself.
            await DoAsync(new TouchSession(Session));
        }
    }

    public static async Task<T> Soon<T>(Task<T> task) => await task.WaitAsync(s_patience);

    public static async Task EventuallyAsync(Func<bool> condition)
    {
        DateTime end = DateTime.UtcNow + s_patience;
        while (!condition())
        {
            (DateTime.UtcNow < end).Should().BeTrue("the condition should come true");
            await Task.Delay(1);
        }
    }

    public ValueTask DisposeAsync() => Model.DisposeAsync();
}
