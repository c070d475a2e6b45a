using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Imports;

/// <summary>One import while it is decided: what is wanted, and what has become of each object so far.</summary>
internal sealed class ImportRun
{
    private readonly Dictionary<ObjectRef, XenRecord> _records = [];
    private readonly Dictionary<ObjectRef, ObjectRef> _here = [];
    private readonly List<ObjectRef> _made = [];
    private readonly HashSet<ObjectRef> _isMade = [];
    private readonly Dictionary<XenClass, HashSet<string>> _uuids = [];

    public ImportRun(DecisionContext context, ImportObjects call, Ref<TaskRecord> task)
    {
        Context = context;
        Call = call;
        Task = task;
        foreach (ImportedObject item in call.Objects)
        {
            _records[item.Id] = item.Record;
        }
    }

    /// <summary>The decision.</summary>
    public DecisionContext Context { get; }

    /// <summary>What is wanted.</summary>
    public ImportObjects Call { get; }

    /// <summary>How it is wanted.</summary>
    public ImportSettings Settings => Call.Settings;

    /// <summary>The state.</summary>
    public Changes Changes => Context.Changes;

    /// <summary>The task of the import.</summary>
    public Ref<TaskRecord> Task { get; }

    /// <summary>What was made, in this order.</summary>
    public IReadOnlyList<ObjectRef> Made => _made;

    /// <summary>The objects of a class, as they were when they were exported.</summary>
    public IEnumerable<(Ref<T> Id, T Record)> All<T>()
        where T : XenRecord, IXenRecord => Call.Objects
            .Where(item => item.Record is T)
            .Select(item => (item.Id.As<T>(), (T)item.Record));

    /// <summary>True for an object that this import has made.</summary>
    public bool HasMade<T>(Ref<T> id)
        where T : XenRecord, IXenRecord => _isMade.Contains(Here(id));

    /// <summary>The record of an object as it was when it was exported; null when it was not.</summary>
    public T? Exported<T>(Ref<T> id)
        where T : XenRecord, IXenRecord => _records.GetValueOrDefault((ObjectRef)id) as T;

    /// <summary>What an object is here; null when it is nothing.</summary>
    public Ref<T> Here<T>(Ref<T> id)
        where T : XenRecord, IXenRecord => _here.GetValueOrDefault((ObjectRef)id).As<T>();

    /// <summary>Notes what an object is here.</summary>
    public void Match<T>(Ref<T> id, Ref<T> here)
        where T : XenRecord, IXenRecord => _here[id] = here;

    /// <summary>Makes what an object is here, to be removed should the import fail.</summary>
    public Ref<T> Make<T>(Ref<T> id, T record)
        where T : XenRecord, IXenRecord
    {
        Ref<T> reference = Context.Create(record);
        _made.Add(reference);
        _isMade.Add(reference);
        Match(id, reference);
        return reference;
    }

    /// <summary>
    /// The uuid for a new object: the one that it had, where that is wanted and nobody has it, or one that nobody has.
    /// </summary>
    public string Uuid<T>(string exported)
        where T : XenRecord, IXenRecord
    {
        if (!Settings.IsRestore || exported.Length == 0)
        {
            return Context.NewUuid();
        }
        Field uuid = T.ClassInfo.FieldNamed("uuid")!;
        if (!_uuids.TryGetValue(T.ClassInfo, out HashSet<string>? taken))
        {
            taken = [.. Changes.All<T>().Select(item => (string)uuid.GetValue(item.Record)!)];
            _uuids.Add(T.ClassInfo, taken);
        }
        return taken.Add(exported) ? exported : Context.NewUuid();
    }

    /// <summary>The one object of the model that an exported one of a class without copies is.</summary>
    public Ref<T> Same<T>(Ref<T> id, Func<T, T, bool> isSame)
        where T : XenRecord, IXenRecord => Exported(id) is { } exported
            ? Changes.All<T>().FirstOrDefault(item => isSame(item.Record, exported)).Reference
            : default;
}
