using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Bench.Micro;

/// <summary>A sequencer with a task and a VM, and calls that change them.</summary>
internal sealed class Prepared
{
    public static readonly CallContext Caller = new()
    {
        UserName = "root",
        IsLocalSuperuser = true,
        Origin = "192.0.2.17",
        TrackId = "3f6c9d1b8e24",
        Method = "task.set_name_description",
    };

    public static readonly DateTimeOffset Now = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    public Prepared()
    {
        var ids = new SystemRandomSource();
        Sequencer = new Sequencer(StandardDeciders.Table(), ids, new EventWindowOptions { RetainedEventsMax = 10_000 });
        TaskReference = Add(ids, new TaskRecord { NameLabel = "a task" });
        VMReference = Add(ids, new VMRecord { NameLabel = "a machine" });
    }

    public Sequencer Sequencer { get; }

    public ObjectRef TaskReference { get; }

    public ObjectRef VMReference { get; }

    /// <summary>The body of the commit that a call leads to.</summary>
    public static StoredCommit CommitOf(Call call, Sequencer sequencer)
    {
        var batch = new CommitBatch();
        sequencer.Step(call, Caller, Now, batch);
        CommitBatch.Entry entry = batch.Entries.Single();
        return new StoredCommit(entry.FirstId, entry.EventCount, batch.Body(entry).ToArray());
    }

    public SetField DescribeTask(string text) => new(TaskReference, TaskRecord.NameDescriptionField, text);

    public SetField DescribeVM(string text) => new(VMReference, VMRecord.NameDescriptionField, text);

    private ObjectRef Add(SystemRandomSource ids, XenRecord record)
    {
        var reference = new ObjectRef(ids.NextGuid());
        Sequencer.AddStatic(reference, record);
        return reference;
    }
}
