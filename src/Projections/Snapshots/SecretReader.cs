using Xen.Model.Ports;
using Xen.Model.Schema;
using Xen.Model.Secrets;
using Xen.Model.State;

namespace Xen.Model.Projections.Snapshots;

/// <summary>Shows records with secrets as one reader may see them. Nothing of it is kept. Thread-safe.</summary>
/// <param name="secrets">Reveals secrets; null where none are kept.</param>
/// <param name="mayRead">Whether the reader may read a field.</param>
public sealed class SecretReader(ISecretProtector? secrets, Func<Field, bool> mayRead)
{
    /// <summary>The record of a version; a secret that the reader may not see is empty.</summary>
    /// <param name="version">A version with a record.</param>
    /// <exception cref="SecretUnreadableException">A secret is damaged, or its key is gone.</exception>
    public XenRecord Of(RecordVersion version) => SecretFields.Reveal(version.Record!, secrets, mayRead);
}
