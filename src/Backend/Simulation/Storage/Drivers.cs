using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>What the simulated storage drivers need to know to find a medium.</summary>
internal static class Drivers
{
    /// <summary>The driver of discs: every file in a folder is one, and the folder belongs to nobody.</summary>
    public const string Discs = "iso";

    private static readonly Dictionary<string, (string Key, int Error)[]> s_keys = new(StringComparer.Ordinal)
    {
        ["ext"] = [("device", 90)],
        ["lvm"] = [("device", 90)],
        ["nfs"] = [("server", 102), ("serverpath", 101)],
        ["lvmoiscsi"] = [("target", 95), ("targetIQN", 96), ("SCSIid", 107)],
        [Discs] = [("location", 89)],
    };

    /// <summary>True for drivers of media inside a host.</summary>
    public static bool IsLocal(string type) => type is "ext" or "lvm";

    /// <summary>True for drivers that give a medium to one repository only.</summary>
    public static bool IsExclusive(string type) => type is "ext" or "lvm" or "lvmoiscsi";

    /// <summary>Where a configuration leads, as text to compare; the same text, the same medium.</summary>
    public static string PlaceOf(string type, XenMap<string, string> configuration) => string.Join(
        '|', s_keys.GetValueOrDefault(type, []).Select(key => configuration.GetOr(key.Key, "")));

    /// <summary>
    /// The error of a configuration that says too little; its last parameter lists what would go on from there.
    /// </summary>
    /// <param name="type">The driver.</param>
    /// <param name="configuration">What the caller said.</param>
    /// <param name="known">The repositories there are.</param>
    public static XenError? CheckKeys(
        string type, XenMap<string, string> configuration, IReadOnlyList<SimulatedRepository> known)
    {
        foreach ((string key, int error) in s_keys.GetValueOrDefault(type, []))
        {
            if (configuration.GetOr(key, "").Length == 0)
            {
                return Failure(
                    error, $"The request is missing the {key} parameter", Choices(type, key, configuration, known));
            }
        }
        return null;
    }

    /// <summary>An error of a driver.</summary>
    /// <param name="number">Its number among the errors of drivers.</param>
    /// <param name="text">What went wrong.</param>
    /// <param name="details">What else the driver has to say.</param>
    public static XenError Failure(int number, string text, string details = "") =>
        new($"{ErrorCode.SRBackendFailure}_{number}", "", text, details);

    /// <summary>The error of an operation that asks for an image of an impossible size.</summary>
    public static XenError BadSize(string reason) => Failure(79, $"VDI Invalid size [opterr={reason}]");

    private static string Choices(
        string type, string key, XenMap<string, string> given, IReadOnlyList<SimulatedRepository> known)
    {
        if (type != "nfs" || key != "serverpath")
        {
            return "";
        }
        string server = given.GetOr("server", "");
        IEnumerable<string> paths = known
            .Where(repository => repository.Type == type && repository.DeviceConfig.GetOr("server", "") == server)
            .Select(repository => repository.DeviceConfig.GetOr("serverpath", ""))
            .Distinct();
        return ProbeText.Exports(server, paths);
    }
}
