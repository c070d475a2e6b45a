using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;
using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <summary>
/// The clients: draws calls about what can be seen, and about what is gone or never was, and remembers in a ledger what
/// was accepted. Not thread-safe.
/// </summary>
internal sealed partial class CallMaker(SeededRandomSource random, Ledger ledger)
{
    /// <summary>Objects of a class above which clients rather destroy than create.</summary>
    private const int Enough = 12;

    private static readonly CallContext s_root = new()
    {
        UserName = "root",
        IsLocalSuperuser = true,
        Origin = "192.0.2.7 simulation",
    };

    private const string TextMark = "text ";

    private int _texts;

    /// <summary>Whoever called last; null before the first login.</summary>
    public Ref<SessionRecord> Session { get; set; }

    /// <summary>Draws one call.</summary>
    public SimCall Next(RecordView view)
    {
        SimCall made = random.NextInt(100) switch
        {
            < 14 => Describe(view),
            < 26 => ChangeMap(view),
            < 36 => Networks(view),
            < 52 => Tasks(view),
            < 58 => Disks(view),
            < 62 => Interfaces(view),
            < 66 => Readings(view),
            < 70 => Secrets(view),
            < 94 => Machines(view),
            _ => Nonsense(),
        };
        CallContext context = made.Context with
        {
            Session = Session,
            Method = made.Call.WireName,
            IsAsync = random.Chance(25) && made.Call.Info?.Declaration.Async == true,
        };
        return made with { Context = context };
    }

    private static SimCall Plain(Call call, Action<CallOutcome>? note = null) => new(call, s_root, note);

    private SimCall Describe(RecordView view)
    {
        (ObjectRef self, XenRecord record) = Any(view);
        if (record.Class.FieldNamed("name_description") is not { } field)
        {
            return Nonsense();
        }
        string text = Text();
        return Plain(
            new SetField(self, field, text), outcome => ledger.Write(self, field, "", text, outcome.At));
    }

    private SimCall ChangeMap(RecordView view)
    {
        (ObjectRef self, XenRecord record) = Any(view);
        if (record.Class.FieldNamed("other_config") is not { } field)
        {
            return Nonsense();
        }
        string key = "sim-" + random.NextInt(3);
        if (random.Chance(40))
        {
            return Plain(
                new RemoveFromMap(self, field, key), outcome => ledger.Write(self, field, key, null, outcome.At));
        }
        string text = Text();
        return Plain(
            new AddToMap(self, field, key, text), outcome => ledger.Write(self, field, key, text, outcome.At));
    }

    private SimCall Networks(RecordView view)
    {
        if (random.NextInt(2 * Enough) >= view.All(NetworkRecord.ClassInfo).Count())
        {
            var network = new NetworkRecord { NameLabel = Text(), NameDescription = "", MTU = 1500 };
            return Plain(
                new CreateObject(network),
                outcome => ledger.Write((ObjectRef)outcome.Result!, null, Ledger.Existence, "there", outcome.At));
        }
        ObjectRef gone = Pick(view, NetworkRecord.ClassInfo);
        return Plain(
            new DestroyObject(NetworkRecord.ClassInfo, gone),
            outcome => ledger.Write(gone, null, Ledger.Existence, null, outcome.At));
    }

    private SimCall Tasks(RecordView view)
    {
        if (random.NextInt(2 * Enough) >= view.All(TaskRecord.ClassInfo).Count())
        {
            SimCall create = Plain(new TaskCreate(Text(), ""));
            Ref<TaskRecord> parent = Pick(view, TaskRecord.ClassInfo).As<TaskRecord>();
            return random.Chance(30) ? create with { Context = s_root with { ParentTask = parent } } : create;
        }
        Ref<TaskRecord> task = Pick(view, TaskRecord.ClassInfo).As<TaskRecord>();
        return Plain(random.NextInt(6) switch
        {
            0 => new TaskSetProgress(task, random.NextInt(100) / 100.0),
            1 when IsClients(view, task) => new TaskSetStatus(task, TaskStatusType.Success),
            2 => new TaskCancel(task),
            _ => new TaskDestroy(task),
        });
    }

    /// <summary>True when a client made the task for itself; what the server ends is not for clients to end.</summary>
    private static bool IsClients(RecordView view, Ref<TaskRecord> task) =>
        view.Find(task)?.NameLabel.StartsWith(TextMark, StringComparison.Ordinal) == true;

    private SimCall Disks(RecordView view)
    {
        if (random.NextInt(Enough) >= view.All(VDIRecord.ClassInfo).Count())
        {
            return Plain(new CreateObject(new VDIRecord
            {
                NameLabel = Text(),
                SR = view.All<PoolRecord>().Select(pool => pool.Record.DefaultSR).FirstOrDefault(),
                VirtualSize = 1L << (20 + random.NextInt(12)),
                Type = VDIType.User,
            }));
        }
        return Plain(new DestroyObject(VDIRecord.ClassInfo, Pick(view, VDIRecord.ClassInfo)));
    }

    private SimCall Interfaces(RecordView view)
    {
        if (random.NextInt(Enough) >= view.All(VIFRecord.ClassInfo).Count())
        {
            return Plain(new CreateObject(new VIFRecord
            {
                VM = Pick(view, VMRecord.ClassInfo).As<VMRecord>(),
                Network = Pick(view, NetworkRecord.ClassInfo).As<NetworkRecord>(),
                Device = Number(random.NextInt(4)),
                MAC = "",
            }));
        }
        return Plain(new DestroyObject(VIFRecord.ClassInfo, Pick(view, VIFRecord.ClassInfo)));
    }

    /// <summary>What the server measures, without anybody asking.</summary>
    private SimCall Readings(RecordView view)
    {
        (Ref<HostMetricsRecord> self, HostMetricsRecord metrics) = view.All<HostMetricsRecord>().FirstOrDefault();
        return self.IsNull
            ? Nonsense()
            : new SimCall(
                new Observe([new Fact(self, metrics with { MemoryFree = (long)random.NextInt(1 << 30) << 3 })]),
                CallContext.Server);
    }

    private SimCall Secrets(RecordView view)
    {
        if (random.NextInt(Enough) >= view.All(SecretRecord.ClassInfo).Count())
        {
            return Plain(new CreateObject(new SecretRecord { Value = NewSecret() }));
        }
        ObjectRef self = Pick(view, SecretRecord.ClassInfo);
        return Plain(random.Chance(50)
            ? new DestroyObject(SecretRecord.ClassInfo, self)
            : new SetField(self, SecretRecord.ValueField, NewSecret()));
    }

    /// <summary>Calls that must be refused.</summary>
    private SimCall Nonsense()
    {
        var nobody = new ObjectRef(random.NextGuid());
        return Plain(random.NextInt(4) switch
        {
            0 => new SetField(nobody, NetworkRecord.NameDescriptionField, Text()),
            1 => new VMStart(nobody.As<VMRecord>(), StartPaused: false, Force: false),
            2 => new DestroyObject(NetworkRecord.ClassInfo, nobody),
            _ => new TaskDestroy(nobody.As<TaskRecord>()),
        });
    }

    private (ObjectRef Self, XenRecord Record) Any(RecordView view)
    {
        XenClass type = random.Pick(s_described);
        RecordVersion[] all = [.. view.All(type)];
        if (all.Length == 0)
        {
            return (new ObjectRef(random.NextGuid()), type.Empty);
        }
        RecordVersion version = random.Pick(all);
        return (version.Slot.Reference, version.Record!);
    }

    private ObjectRef Pick(RecordView view, XenClass type)
    {
        RecordVersion[] all = [.. view.All(type)];
        return all.Length == 0 ? new ObjectRef(random.NextGuid()) : random.Pick(all).Slot.Reference;
    }

    private string Text() =>
        $"{TextMark}{Number(++_texts)}" + new string('.', random.Chance(4) ? 3000 : random.NextInt(40));

    private string NewSecret() => SecretMark + Number(++_texts);

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
