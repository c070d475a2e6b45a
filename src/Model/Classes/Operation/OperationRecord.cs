using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>
/// Something that is to be done to the machine: an intent, from the commit that wants it to the commit that reports its
/// end. Internal: no client sees it.
/// </summary>
[XenClass(100, "operation", Listed = false)]
public sealed partial record OperationRecord : XenRecord
{
    /// <summary>What is to be done, one of the names in OperationKind.</summary>
    [Field(1, "kind", Qualifier.DynamicRO)]
    public partial string Kind { get; init; }

    /// <summary>The object it is about, as the text of its reference.</summary>
    [Field(2, "target", Qualifier.DynamicRO)]
    public partial string Target { get; init; }

    /// <summary>The task that ends with it; null when it is nobody's.</summary>
    [Field(3, "task", Qualifier.DynamicRO)]
    public partial Ref<TaskRecord> Task { get; init; }

    /// <summary>What the backend needs to know; values whose key names a secret are protected.</summary>
    [Field(4, "arguments", Qualifier.DynamicRO, SecretKeys = true)]
    public partial XenMap<string, string> Arguments { get; init; }

    /// <summary>When it was wanted, UTC.</summary>
    [Field(5, "created", Qualifier.DynamicRO)]
    public partial DateTimeOffset Created { get; init; }

    /// <summary>True when somebody asked to give it up.</summary>
    [Field(6, "cancel_requested", Qualifier.DynamicRO)]
    public partial bool CancelRequested { get; init; }
}
