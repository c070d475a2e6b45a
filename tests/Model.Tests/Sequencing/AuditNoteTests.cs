using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Errors;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Tests.Sequencing;

/// <summary>What leaves no commit leaves a note.</summary>
public sealed class AuditNoteTests
{
    private static readonly Ref<VMRecord> s_missing = new(Guid.Parse("00000000-0000-4000-8000-000000000001"));
    private readonly World _world = new(StandardDeciders.Table());

    [Fact]
    public void A_refused_call_is_noted_with_its_error()
    {
        Ref<SessionRecord> session = Login();
        _world.Step(Destroy(s_missing), Client(session, "VM.destroy") with { UserName = "operator" });

        CommitHeader note = Last();
        note.Method.Should().Be("VM.destroy");
        note.UserName.Should().Be("operator");
        note.Outcome.Error!.Description.Should().Equal(ErrorCode.HandleInvalid, "VM", s_missing.ToString());
        _world.Notes[^1].EventCount.Should().Be(0);
        _world.Notes[^1].FirstId.Value.Should().Be(_world.Log.Head.Value + 1);
        _world.Commits.Should().BeEmpty();
    }

    [Fact]
    public void Logins_and_logouts_are_noted_as_accepted_although_no_event_tells_of_them()
    {
        Ref<SessionRecord> session = Login();
        Last().Method.Should().Be("session.login_with_password");
        _world.Do(new SessionLogout(), Client(session, "session.logout"));
        Last().Method.Should().Be("session.logout");
        Last().Outcome.Should().Be(CommitOutcome.Ok);
    }

    [Fact]
    public void What_the_server_does_with_sessions_by_itself_is_not_noted()
    {
        Ref<SessionRecord> session = Login();
        int before = _world.Notes.Count;
        _world.Do(new TouchSession(session));
        _world.Notes.Should().HaveCount(before);
    }

    [Fact]
    public void A_call_that_leaves_everything_as_it_was_is_not_noted()
    {
        Ref<SessionRecord> session = Login();
        int before = _world.Notes.Count;
        _world.Do(new Observe([]), Client(session, "anything"));
        _world.Notes.Should().HaveCount(before);
        _world.Commits.Should().BeEmpty();
    }

    [Fact]
    public void An_adapter_may_leave_a_note_about_what_it_answered_itself()
    {
        _world.Do(new NoteCall("session.change_password", null), Client(Login(), "session.change_password"));
        Last().Outcome.Should().Be(CommitOutcome.Ok);
        _world.Do(
            new NoteCall("VM.start", new XenError(ErrorCode.SessionInvalid, "whatever"), LeftOut: 3),
            new CallContext { Method = "Async.VM.start", Origin = "192.0.2.1" });
        Last().Method.Should().Be("Async.VM.start");
        Last().Outcome.Error!.Code.Should().Be(ErrorCode.SessionInvalid);
        Last().NotesLeftOut.Should().Be(3);
    }

    [Fact]
    public void References_of_sessions_are_masked_in_errors_and_those_of_other_objects_are_not()
    {
        Ref<SessionRecord> session = Login();
        CallContext caller = Client(session, "VM.destroy");
        _world.Step(Destroy(session), caller);
        Last().Outcome.Error!.Parameters.Should().Equal("VM", "(session)");
        _world.Do(new SessionLogout(), caller);
        _world.Step(new SessionLogout(), caller);
        Last().Outcome.Error!.Parameters.Should().Equal("(session)");
        _world.Step(Destroy(s_missing), caller);
        Last().Outcome.Error!.Parameters.Should().Equal("VM", s_missing.ToString());
    }

    [Fact]
    public void References_of_sessions_are_masked_in_the_errors_of_tasks_too()
    {
        Ref<SessionRecord> session = Login();
        CallOutcome outcome = _world.Do(
            Destroy(session), Client(session, "Async.VM.destroy") with { IsAsync = true });
        _world.Get(outcome.Task).ErrorInfo.Should().Equal(ErrorCode.HandleInvalid, "VM", "(session)");
    }

    [Fact]
    public void Long_errors_are_cut()
    {
        var limits = new AuditLimits();
        string[] many = [.. Enumerable.Repeat(new string('x', 10_000), 100)];
        _world.Do(new NoteCall("VM.start", new XenError("CODE", many)), new CallContext());
        Last().Outcome.Error!.Parameters.Should().HaveCount(limits.ParametersMax)
            .And.OnlyContain(parameter => parameter.Length == limits.ParameterLengthMax);
    }

    [Fact]
    public void Strangers_cannot_crowd_out_members()
    {
        Ref<SessionRecord> session = Login();
        DateTimeOffset now = _world.Now;
        var batch = new CommitBatch();
        var sequencer = new Sequencer(StandardDeciders.Table(), new SeededRandomSource(1), new());
        for (int attempt = 0; attempt < 10_000; attempt++)
        {
            sequencer.Step(Destroy(s_missing), new CallContext { Method = "VM.destroy" }, now, batch);
        }
        batch.Entries.Should().HaveCount(new AuditLimits().StrangerNotesAtOnce);
        sequencer.Step(Destroy(s_missing), Client(session, "VM.destroy"), now, batch);
        batch.Entries.Should().HaveCount(new AuditLimits().StrangerNotesAtOnce + 1);
        batch.NeedsFlush.Should().BeFalse("nobody waits for a note");
    }

    [Fact]
    public void Text_that_cannot_be_written_down_is_counted()
    {
        _world.Do(new NoteCall("VM.start", new XenError("CODE", "\ud800")), new CallContext());
        _world.Notes.Should().BeEmpty();
        _world.Do(new NoteCall("VM.start", new XenError("CODE", "fine")), new CallContext());
        Last().NotesLeftOut.Should().Be(1);
    }

    [Fact]
    public void A_replay_passes_over_notes()
    {
        World world = World.OfPlainObjects();
        world.Create(new PVSSiteRecord());
        world.Step(new DestroyObject(VMRecord.ClassInfo, s_missing));
        Sequencer copy = world.Replayed();
        StoredCommit note = world.Notes.Should().ContainSingle().Subject;
        CommitReader.Read(note).Header.Outcome.Error.Should().NotBeNull();
        copy.Replay(note);
        copy.Log.Head.Should().Be(world.Log.Head);
    }

    private static DestroyObject Destroy(ObjectRef self) => new(VMRecord.ClassInfo, self);

    private Ref<SessionRecord> Login() => (Ref<SessionRecord>)_world.Do(
        new OpenSession(new SessionRecord()), new CallContext { Method = "session.login_with_password" }).Result!;

    private static CallContext Client(Ref<SessionRecord> session, string method) =>
        new() { Session = session, Method = method };

    private CommitHeader Last() => CommitReader.Read(_world.Notes[^1]).Header;
}
