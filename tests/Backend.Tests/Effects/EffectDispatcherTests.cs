using Xen.Model.Backend.Effects;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Backend.Tests.Effects;

/// <summary>Obligations on lanes: order, limits, ends.</summary>
public sealed class EffectDispatcherTests
{
    [Fact]
    public async Task Effects_on_one_object_run_one_after_the_other_and_on_others_side_by_side()
    {
        var effect = new ScriptedEffect();
        var model = new ReportsOnly();
        await using var dispatcher = Dispatcher(model, effect);

        Start(dispatcher, "a", 1);
        Start(dispatcher, "a", 2);
        Start(dispatcher, "b", 3);

        await effect.RunningAsync(2);
        effect.Running.Should().BeEquivalentTo([1, 3]);
        effect.Finish(1);
        await effect.RunningAsync(2);
        effect.Running.Should().BeEquivalentTo([2, 3]);
    }

    [Fact]
    public async Task No_more_effects_run_than_the_limit_allows()
    {
        var effect = new ScriptedEffect();
        var model = new ReportsOnly();
        await using var dispatcher = Dispatcher(model, effect, new EffectDispatcherOptions { RunningMax = 1 });

        Start(dispatcher, "a", 1);
        await effect.RunningAsync(1);
        Start(dispatcher, "b", 2);
        await Task.Delay(20);

        effect.Running.Should().Equal(1);
        effect.Finish(1);
        await effect.RunningAsync(1);
        effect.Running.Should().Equal(2);
    }

    [Fact]
    public async Task An_effect_that_throws_ends_as_an_internal_error()
    {
        var model = new ReportsOnly();
        await using var dispatcher = Dispatcher(
            model, new ScriptedEffect { Throws = new InvalidOperationException("oops") });

        Start(dispatcher, "a", 1);

        OperationFinished end = await model.EndAsync();
        end.Error.Should().Be(new XenError(ErrorCode.InternalError, "InvalidOperationException: oops"));
    }

    [Fact]
    public async Task A_kind_without_effect_ends_as_not_implemented()
    {
        var model = new ReportsOnly();
        await using var dispatcher = new EffectDispatcher(model, new Dictionary<string, IEffect>());

        Start(dispatcher, "a", 1);

        (await model.EndAsync()).Error!.Code.Should().Be(ErrorCode.NotImplemented);
    }

    [Fact]
    public async Task An_effect_is_given_up_while_it_runs_and_while_it_waits()
    {
        var effect = new ScriptedEffect();
        var model = new ReportsOnly();
        await using var dispatcher = Dispatcher(model, effect);
        Start(dispatcher, "a", 1);
        Start(dispatcher, "a", 2);
        await effect.RunningAsync(1);

        dispatcher.Cancel(Id(2));
        dispatcher.Cancel(Id(1));

        (await model.EndAsync()).Should().Match<OperationFinished>(end =>
            end.Operation == Id(1) && end.Error!.Code == ErrorCode.TaskCancelled);
        (await model.EndAsync()).Should().Match<OperationFinished>(end =>
            end.Operation == Id(2) && end.Error!.Code == ErrorCode.TaskCancelled);
        effect.Started.Should().Be(1);
    }

    [Fact]
    public async Task What_was_done_before_a_restart_is_reported_and_not_done_again()
    {
        var effect = new ScriptedEffect { Before = EffectOutcome.With(("domid", "7")) };
        var model = new ReportsOnly();
        await using var dispatcher = Dispatcher(model, effect);

        Start(dispatcher, "a", 1, recovered: true);

        (await model.EndAsync()).Facts.GetOr("domid", "").Should().Be("7");
        effect.Started.Should().Be(0);
    }

    [Fact]
    public async Task An_end_is_offered_again_to_a_model_that_is_too_busy()
    {
        var effect = new ScriptedEffect();
        var model = new ReportsOnly { BusyFor = 3 };
        await using var dispatcher = Dispatcher(
            model, effect, new EffectDispatcherOptions { RetryDelay = TimeSpan.FromMilliseconds(1) });
        Start(dispatcher, "a", 1);
        await effect.RunningAsync(1);

        effect.Finish(1);

        (await model.EndAsync()).Error.Should().BeNull();
    }

    [Fact]
    public async Task A_dispatcher_that_stops_reports_nothing_and_takes_on_nothing()
    {
        var effect = new ScriptedEffect();
        var model = new ReportsOnly();
        EffectDispatcher dispatcher = Dispatcher(model, effect);
        Start(dispatcher, "a", 1);
        Start(dispatcher, "a", 2);
        await effect.RunningAsync(1);

        await dispatcher.DisposeAsync();
        Start(dispatcher, "a", 3);

        model.Ends.Should().BeEmpty();
        effect.Started.Should().Be(1);
    }

    private static EffectDispatcher Dispatcher(
        ReportsOnly model, IEffect effect, EffectDispatcherOptions? options = null) =>
        new(model, new Dictionary<string, IEffect> { [OperationKind.VMStart] = effect }, options);

    private static void Start(EffectDispatcher dispatcher, string target, int number, bool recovered = false) =>
        dispatcher.Start(
            Id(number), new OperationRecord { Kind = OperationKind.VMStart, Target = target }, recovered);

    private static Ref<OperationRecord> Id(int number) => new(new Guid(number, 0, 0, new byte[8]));

    /// <summary>An effect that runs until it is told to finish.</summary>
    private sealed class ScriptedEffect : IEffect
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<int, TaskCompletionSource> _running = [];

        public Exception? Throws { get; init; }

        public EffectOutcome? Before { get; init; }

        public int Started { get; private set; }

        public int[] Running
        {
            get
            {
                lock (_gate)
                {
                    return [.. _running.Keys];
                }
            }
        }

        public async Task<EffectOutcome> RunAsync(EffectRequest request, CancellationToken cancel)
        {
            if (Throws is not null)
            {
                throw Throws;
            }
            int number = NumberOf(request.Id);
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                Started++;
                _running.Add(number, done);
            }
            try
            {
                await done.Task.WaitAsync(cancel);
                return EffectOutcome.Done;
            }
            finally
            {
                lock (_gate)
                {
                    _running.Remove(number);
                }
            }
        }

        public Task<EffectOutcome?> ProbeAsync(EffectRequest request, CancellationToken cancel) =>
            Task.FromResult(Before);

        public void Acknowledge(EffectRequest request, EffectOutcome outcome)
        {
        }

        public void Finish(int number)
        {
            TaskCompletionSource done;
            lock (_gate)
            {
                done = _running[number];
                _running.Remove(number);
            }
            done.SetResult();
        }

        public async Task RunningAsync(int count)
        {
            DateTime deadline = DateTime.UtcNow.AddSeconds(10);
            while (Running.Length != count)
            {
                (DateTime.UtcNow < deadline).Should().BeTrue("{0} effects were to run", count);
                await Task.Delay(1);
            }
        }

        private static int NumberOf(Ref<OperationRecord> id) => BitConverter.ToInt32(id.Id.ToByteArray());
    }

    /// <summary>A model of which only what is reported to it matters.</summary>
    private sealed class ReportsOnly : ICallSink
    {
        private readonly System.Threading.Channels.Channel<OperationFinished> _ends =
            System.Threading.Channels.Channel.CreateUnbounded<OperationFinished>();

        private int _busy;

        public int BusyFor { get; init; }

        public List<OperationFinished> Ends { get; } = [];

        public RecordView View { get; } = new RecordStore().AsOf(EventId.None);

        public ValueTask<CallOutcome> SubmitAsync(Call call, CallContext context)
        {
            if (_busy++ < BusyFor)
            {
                var busy = new CallOutcome(new XenError(ErrorCode.TooBusy), null, default, false, EventId.None);
                return ValueTask.FromResult(busy);
            }
            if (call is OperationFinished end)
            {
                Ends.Add(end);
                _ends.Writer.TryWrite(end);
            }
            return ValueTask.FromResult(new CallOutcome(null, null, default, false, EventId.None));
        }

        public async Task<OperationFinished> EndAsync() =>
            await _ends.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }
}
