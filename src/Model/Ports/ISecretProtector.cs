namespace Xen.Model.Ports;

/// <summary>
/// Keeps secrets unreadable wherever state is kept: in memory, log, checkpoints and backups. Thread-safe.
/// </summary>
public interface ISecretProtector
{
    /// <summary>The text in a form that says nothing about it but its length, under the newest key.</summary>
    /// <param name="secret">Any text.</param>
    /// <returns>Text without control characters, another one each time.</returns>
    string Protect(string secret);

    /// <summary>The text that <see cref="Protect"/> was given.</summary>
    /// <param name="kept">What it returned, under the newest key or an older one.</param>
    /// <exception cref="SecretUnreadableException">It returned something else, or its key is gone.</exception>
    string Reveal(string kept);
}
