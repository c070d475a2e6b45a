using Xen.Model.Ports;

namespace Xen.Model.Secrets;

/// <summary>Stands where nobody keeps secrets: refuses every one. Thread-safe.</summary>
internal sealed class NoProtector : ISecretProtector
{
    private const string Reason = "this model was opened without keys for secrets";

    private NoProtector()
    {
    }

    /// <summary>The only one.</summary>
    public static NoProtector Instance { get; } = new();

    /// <inheritdoc/>
    public string Protect(string secret) => throw new SecretUnreadableException(Reason);

    /// <inheritdoc/>
    public string Reveal(string kept) => throw new SecretUnreadableException(Reason);
}
