using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Workloads;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.Indexes;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>What an object and an event take in memory, and what on, beside their fields when packed.</summary>
internal sealed class MemoryPoint : IPoint
{
    private const int Objects = 100_000;
    private const int Events = 200_000;

    public string Name => "memory";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        // The only point beside the sequencer's without a task to wait for.
        await Task.CompletedTask;
        int objects = options.Scaled(Objects);
        yield return OfObjects("task", objects, SampleRecords.Task);
        yield return OfObjects("VM", objects, SampleRecords.VM);
        yield return OfEvents(options.Scaled(Events));
    }

    private Measurement OfObjects(string name, int count, Func<int, XenRecord> sample)
    {
        var records = new XenRecord[count];
        long before = HeapMeter.Live();
        for (int at = 0; at < count; at++)
        {
            records[at] = sample(at);
        }
        long withRecords = HeapMeter.Live();
        var store = new Sequencer(StandardDeciders.Table(), new SystemRandomSource(), new EventWindowOptions());
        ObjectRef[] references = [.. records.Select(_ => new ObjectRef(Guid.NewGuid()))];
        long withReferences = HeapMeter.Live();
        for (int at = 0; at < count; at++)
        {
            store.AddStatic(references[at], records[at]);
        }
        long withStore = HeapMeter.Live();
        var indexes = new ObjectIndexes();
        foreach (ObjectRef reference in references)
        {
            indexes.Apply([new EventEntry(store.Log.View.Find(reference)!, EventKind.Add, 0)]);
        }
        long withIndexes = HeapMeter.Live();
        double values = Each(before, withRecords);
        double held = Each(withReferences, withStore);
        double index = Each(withStore, withIndexes);
        long record = HeapMeter.SizeOf(records[0].GetType());
        long slot = HeapMeter.SizeOf(typeof(RecordSlot));
        long version = HeapMeter.SizeOf(typeof(RecordVersion));
        double packed = records.Average(Packed);
        GC.KeepAlive(indexes);
        return new Measurement(Name, values + held + index, $"bytes/{name}", string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} of them; {packed:0} bytes of fields when packed; record {record}, its values "
            + $"{values - record:0}, slot {slot}, version {version}, entry by reference {held - slot - version:0}, "
            + $"indexes {index:0}"));

        double Each(long from, long to) => (double)(to - from) / count;
    }

    private Measurement OfEvents(int count)
    {
        const int Tasks = 1000;
        var sequencer = new Sequencer(StandardDeciders.Table(), new SystemRandomSource(),
            new EventWindowOptions { RetainedEventsMax = 2 * count });
        ObjectRef[] tasks = [.. Enumerable.Range(0, Tasks).Select(_ => new ObjectRef(Guid.NewGuid()))];
        for (int at = 0; at < Tasks; at++)
        {
            sequencer.AddStatic(tasks[at], SampleRecords.Task(at));
        }
        var batch = new CommitBatch();
        long inLog = 0;
        long before = HeapMeter.Live();
        for (int at = 0; at < count; at++)
        {
            // Each text is one of its own, as if it had come from a client.
            string text = string.Create(CultureInfo.InvariantCulture, $"step {at} of the work");
            batch.Clear();
            TaskWorkload.Accepted(sequencer.Step(
                new SetField(tasks[at % Tasks], TaskRecord.NameDescriptionField, text),
                TaskWorkload.Caller, TimeProvider.System.GetUtcNow(), batch));
            inLog += batch.Memory.Length;
        }
        double each = (double)(HeapMeter.Live() - before) / count;
        long record = HeapMeter.SizeOf(typeof(TaskRecord));
        long version = HeapMeter.SizeOf(typeof(RecordVersion));
        int entry = Unsafe.SizeOf<EventEntry>();
        int packed = Packed(sequencer.Log.View.Find(tasks[0])!.Record!, [TaskRecord.NameDescriptionField]);
        GC.KeepAlive(sequencer);
        return new Measurement(Name, each, "bytes/event", string.Create(CultureInfo.InvariantCulture,
            $"{count:N0} events that change one text of a task; {packed} bytes of changed fields when packed, "
            + $"{(double)inLog / count:0} with the frame in the log; record {record}, version {version}, "
            + $"entry {entry}, the text {each - record - version - entry:0}"));
    }

    private static double Packed(XenRecord record) => Packed(record, record.Class.StoredFields);

    private static int Packed(XenRecord record, IReadOnlyCollection<Field> fields)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(output);
        RecordPacker.Pack(ref writer, record, fields);
        writer.Flush();
        return output.WrittenCount;
    }
}
