using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>One object of an import, as it was when it was exported.</summary>
/// <param name="Id">Stands for it in the records of the others; no reference of the model.</param>
/// <param name="Record">Its record.</param>
/// <param name="Contents">For a TPM what it keeps, in base 64.</param>
public sealed record ImportedObject(ObjectRef Id, XenRecord Record, string Contents = "");
