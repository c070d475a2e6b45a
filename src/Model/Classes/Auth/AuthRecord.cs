using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Directory lookups against the external authentication service, such as Active Directory.</summary>
[XenClass(1, "auth", Lifecycle = "published george", Persistent = false, InDatabase = false, Listed = false)]
public sealed partial record AuthRecord : XenRecord
{
}
