using System.Buffers;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Decisions;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Tests.Sequencing;

/// <summary>A session's reference is as good as a password: it stays in memory.</summary>
public sealed class TransientFieldTests
{
    private readonly World _world = new(StandardDeciders.Table());

    [Fact]
    public void A_task_knows_its_session_until_the_restart_and_the_log_never_does()
    {
        var session = (Ref<SessionRecord>)_world.Do(new OpenSession(new SessionRecord())).Result!;
        var task = (Ref<TaskRecord>)_world.Do(
            new TaskCreate("label", ""), new CallContext { Session = session }).Result!;

        _world.Get(task).Session.Should().Be(session);
        _world.Get(session).Tasks.Contains(task).Should().BeTrue();
        byte[] log = [.. _world.Commits.SelectMany(commit => commit.Body.ToArray())];
        log.AsSpan().IndexOf(session.Id.ToByteArray(bigEndian: true)).Should().Be(-1);
        _world.Replayed().Log.View.Find(task)!.Session.IsNull.Should().BeTrue();
    }

    [Fact]
    public void A_session_in_an_old_log_is_dropped()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteMapHeader(2);
        writer.Write(TaskRecord.SessionField.Id);
        writer.Write(Guid.Parse("00000000-0000-4000-8000-000000000001"));
        writer.Write(TaskRecord.NameLabelField.Id);
        writer.Write("label");
        writer.Flush();
        var reader = new MessagePackReader(buffer.WrittenMemory);

        var task = (TaskRecord)RecordPacker.Unpack(ref reader, TaskRecord.ClassInfo.Empty);

        task.Session.IsNull.Should().BeTrue();
        task.NameLabel.Should().Be("label");
    }

    [Fact]
    public void A_checkpoint_holds_derived_sets_but_nothing_transient()
    {
        TaskRecord.ClassInfo.CheckpointFields.Should().Contain(TaskRecord.SubtasksField)
            .And.NotContain(TaskRecord.SessionField);
        TaskRecord.ClassInfo.StoredFields.Should().NotContain(TaskRecord.SubtasksField)
            .And.NotContain(TaskRecord.SessionField);
    }
}
