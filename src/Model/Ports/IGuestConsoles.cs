using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Ports;

/// <summary>
/// The servers behind consoles, for those who carry their bytes over the network. Whether somebody may look at a
/// console is not their business. Thread-safe.
/// </summary>
public interface IGuestConsoles
{
    /// <summary>
    /// Connects to the server of a console: RFB for a screen, characters for a terminal. The stream ends when the
    /// domain does; whoever closes it hangs up.
    /// </summary>
    /// <returns>The connection, both ways; null when no server is behind the console.</returns>
    Stream? Open(Ref<ConsoleRecord> console);
}
