using Xen.Model.Classes;

namespace Xen.Model.Operations.Storage;

/// <summary>Which repositories are looked through without anybody calling.</summary>
public static class AutoScan
{
    /// <summary>Key of other_config: <c>true</c> has the repository looked through again and again.</summary>
    public const string Key = "auto-scan";

    /// <summary>Key of other_config: its presence asks for one more look; the next scan removes it.</summary>
    public const string DirtyKey = "dirty";

    /// <summary>True for a repository that is to be looked through now.</summary>
    public static bool IsWanted(SRRecord sr) =>
        sr.PBDs.Count > 0 && sr.CurrentOperations.Count == 0
        && (sr.OtherConfig.ContainsKey(DirtyKey) || sr.OtherConfig.GetOr(Key, "false") == "true");
}
