using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Calls for inspecting the internals of the management daemon when troubleshooting.</summary>
[XenClass(11, "Diagnostics", Lifecycle = "published stockholm", Persistent = false, InDatabase = false, Listed = false)]
public sealed partial record DiagnosticsRecord : XenRecord
{
}
