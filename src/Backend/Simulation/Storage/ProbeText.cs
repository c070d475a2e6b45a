using System.Xml.Linq;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>What drivers answer in XML.</summary>
internal static class ProbeText
{
    private const string Head = "<?xml version=\"1.0\" ?>\n";

    /// <summary>The folders that a file server offers.</summary>
    public static string Exports(string server, IEnumerable<string> paths) => Head + new XElement(
        "nfs-exports",
        paths.Select(path => new XElement(
            "Export", new XElement("Target", server), new XElement("Path", path), new XElement("Accesslist", "*"))));
}
