using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations;

/// <summary>
/// An operation while a decider puts it together: what is to be done, what the backend needs to know, and which objects
/// show it in their <c>current_operations</c> until it ends.
/// </summary>
internal sealed class OperationDraft
{
    /// <summary>
    /// Argument that lists the marked objects, so that the end finds them whatever has changed meanwhile.
    /// </summary>
    public const string MarksKey = "marks";

    private const string MarksField = "current_operations";

    private readonly DecisionContext _context;
    private readonly string _kind;
    private readonly ObjectRef _target;
    private readonly List<KeyValuePair<string, string>> _arguments = [];
    private readonly List<ObjectRef> _marks = [];

    /// <summary>Begins with the task of the call, so that it is the first event of the commit.</summary>
    public OperationDraft(DecisionContext context, string kind, ObjectRef target)
        : this(context, kind, target, context.NeedTask())
    {
    }

    /// <summary>Goes on for a task that an operation before it had.</summary>
    public OperationDraft(DecisionContext context, string kind, ObjectRef target, Ref<TaskRecord> task)
    {
        _context = context;
        _kind = kind;
        _target = target;
        Task = task;
    }

    /// <summary>The task that ends with the operation.</summary>
    public Ref<TaskRecord> Task { get; }

    /// <summary>Adds an argument.</summary>
    public OperationDraft With(string key, string value)
    {
        _arguments.Add(KeyValuePair.Create(key, value));
        return this;
    }

    /// <summary>Adds a reference as an argument.</summary>
    public OperationDraft With(string key, ObjectRef value) => With(key, value.ToString());

    /// <summary>Adds arguments.</summary>
    public OperationDraft With(IEnumerable<KeyValuePair<string, string>> arguments)
    {
        _arguments.AddRange(arguments);
        return this;
    }

    /// <summary>Shows the operation in the <c>current_operations</c> of a VM.</summary>
    public OperationDraft Mark(Ref<VMRecord> vm, VMOperations operation) => Mark((ObjectRef)vm, operation);

    /// <summary>Shows the operation in the <c>current_operations</c> of a VBD.</summary>
    public OperationDraft Mark(Ref<VBDRecord> vbd, VBDOperations operation) => Mark((ObjectRef)vbd, operation);

    /// <summary>Shows the operation in the <c>current_operations</c> of a VIF.</summary>
    public OperationDraft Mark(Ref<VIFRecord> vif, VIFOperations operation) => Mark((ObjectRef)vif, operation);

    /// <summary>Shows the operation in the <c>current_operations</c> of a VDI.</summary>
    public OperationDraft Mark(Ref<VDIRecord> vdi, VDIOperations operation) => Mark((ObjectRef)vdi, operation);

    /// <summary>Shows the operation in the <c>current_operations</c> of an SR.</summary>
    public OperationDraft Mark(Ref<SRRecord> sr, StorageOperations operation) => Mark((ObjectRef)sr, operation);

    /// <summary>Shows the operation in the <c>current_operations</c> of a host.</summary>
    public OperationDraft Mark(Ref<HostRecord> host, HostAllowedOperations operation) =>
        Mark((ObjectRef)host, operation);

    /// <summary>Shows the operation in the <c>current_operations</c> of a pool.</summary>
    public OperationDraft Mark(Ref<PoolRecord> pool, PoolAllowedOperations operation) =>
        Mark((ObjectRef)pool, operation);

    /// <summary>Shows the operation in the <c>current_operations</c> of a network.</summary>
    public OperationDraft Mark(Ref<NetworkRecord> network, NetworkOperations operation) =>
        Mark((ObjectRef)network, operation);

    /// <summary>Shows the operation in the <c>current_operations</c> of a USB device.</summary>
    public OperationDraft Mark(Ref<VUSBRecord> vusb, VUSBOperations operation) => Mark((ObjectRef)vusb, operation);

    /// <summary>Shows the operation in the <c>current_operations</c> of an appliance.</summary>
    public OperationDraft Mark(Ref<VMApplianceRecord> appliance, VMApplianceOperation operation) =>
        Mark((ObjectRef)appliance, operation);

    /// <summary>Puts the intent on record and answers that the result is to come.</summary>
    public Decision Intend()
    {
        _arguments.Add(KeyValuePair.Create(MarksKey, string.Join(' ', _marks)));
        _context.Create(new OperationRecord
        {
            Kind = _kind,
            Target = _target.ToString(),
            Task = Task,
            Arguments = XenMap<string, string>.Of(_arguments),
            Created = _context.Now,
        });
        return Decision.Pending;
    }

    /// <summary>Takes an operation that has ended out of every <c>current_operations</c>.</summary>
    public static void Unmark(Changes changes, OperationRecord operation)
    {
        foreach (string text in operation.Arguments.GetOr(MarksKey, "").Split(' '))
        {
            if (ObjectRef.TryParse(text, out ObjectRef reference) && changes.Find(reference) is { } record
                && MarksOf(record) is { Map: { } map } field)
            {
                object entries = map.Without(field.GetValue(record)!, operation.Task.ToString());
                changes.Set(reference, field.WithValue(record, entries));
            }
        }
    }

    /// <summary>
    /// Shows an operation that is on record already in the <c>current_operations</c> of further objects. The record of
    /// the operation, which now names them too, is for the caller to set.
    /// </summary>
    public static OperationRecord Mark(
        Changes changes, OperationRecord operation, IEnumerable<(ObjectRef Object, object Doing)> marks)
    {
        var marked = new List<string>();
        if (operation.Arguments.GetOr(MarksKey, "") is { Length: > 0 } before)
        {
            marked.Add(before);
        }
        foreach ((ObjectRef reference, object doing) in marks)
        {
            if (TryMark(changes, reference, operation.Task, doing))
            {
                marked.Add(reference.ToString());
            }
        }
        return operation with { Arguments = operation.Arguments.With(MarksKey, string.Join(' ', marked)) };
    }

    private OperationDraft Mark(ObjectRef reference, object operation)
    {
        if (TryMark(_context.Changes, reference, Task, operation))
        {
            _marks.Add(reference);
        }
        return this;
    }

    private static bool TryMark(Changes changes, ObjectRef reference, Ref<TaskRecord> task, object operation)
    {
        if (changes.Find(reference) is not { } record || MarksOf(record) is not { Map: { } map } field)
        {
            return false;
        }
        object entries = map.With(field.GetValue(record)!, task.ToString(), operation);
        changes.Set(reference, field.WithValue(record, entries));
        return true;
    }

    private static Field? MarksOf(XenRecord record) => record.Class.FieldNamed(MarksField);
}
