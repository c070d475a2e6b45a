using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Virtual Trusted Platform Module giving a VM secure storage of keys and measurements.</summary>
[XenClass(72, "VTPM", Lifecycle = "prototyped 22.26.0", Events = true)]
public sealed partial record VTPMRecord : XenRecord
{
    /// <summary>Globally unique identifier of the virtual TPM.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Actions the server would accept on the TPM right now; a hint that can go stale.</summary>
    [Field(
        2, "allowed_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenSet<VTPMOperations> AllowedOperations { get; init; }

    /// <summary>Actions in progress, keyed by task with the operation as value; empty when idle.</summary>
    [Field(
        3, "current_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenMap<string, VTPMOperations> CurrentOperations { get; init; }

    /// <summary>Virtual machine that the TPM belongs to.</summary>
    [Field(4, "VM", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<VMRecord> VM { get; init; }

    /// <summary>Domain that runs the TPM backend; null when it is not in a separate VM.</summary>
    [Field(5, "backend", Qualifier.DynamicRO, Optional = true, Lifecycle = "published rio")]
    public partial Ref<VMRecord> Backend { get; init; }

    /// <summary>Where the TPM state is kept; xapi means inside the pool database.</summary>
    [Field(
        6, "persistence_backend", Qualifier.DynamicRO, Default = PersistenceBackend.Xapi,
        Lifecycle = "prototyped 22.26.0")]
    public partial PersistenceBackend PersistenceBackend { get; init; }

    /// <summary>True when the state is never copied, so clones of the VM do not inherit it.</summary>
    [Field(7, "is_unique", Qualifier.StaticRO, Default = false, Lifecycle = "prototyped 22.26.0")]
    public partial bool IsUnique { get; init; }

    /// <summary>True when the stored state is secured as the TPM specification demands.</summary>
    [Field(8, "is_protected", Qualifier.DynamicRO, Default = false, Lifecycle = "prototyped 22.26.0")]
    public partial bool IsProtected { get; init; }

    /// <summary>Secret record that holds the encoded state of the TPM.</summary>
    [Field(9, "contents", Qualifier.DynamicRO, Internal = true, Secret = true, Lifecycle = "prototyped 22.26.0")]
    public partial Ref<SecretRecord> Contents { get; init; }
}
