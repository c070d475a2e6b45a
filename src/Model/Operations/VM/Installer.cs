using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.VM;

/// <summary>
/// The boot loader that fetches an installer for guests without virtual hardware, and gives way to the installed
/// system's after one boot.
/// </summary>
internal static class Installer
{
    /// <summary>Its name.</summary>
    public const string Name = "eliloader";

    private const string RepositoryKey = "install-repository";
    private const string MethodsKey = "install-methods";
    private const string Disc = "cdrom";
    private const string UnknownSource = "INVALID_SOURCE";
    private const string UnsupportedMethod = "UNSUPPORTED_INSTALL_METHOD";

    /// <summary>
    /// Why it could not fetch anything from where the VM says; null when it could, or when the VM says nothing: what is
    /// on a simulated disk need not be installed.
    /// </summary>
    public static XenError? Check(Ref<VMRecord> self, VMRecord vm)
    {
        if (vm.PVBootloader != Name || !vm.OtherConfig.TryGetValue(RepositoryKey, out string? source))
        {
            return null;
        }
        if (MethodOf(source.Trim()) is not { } method)
        {
            return Failed(self, UnknownSource, source);
        }
        string methods = vm.OtherConfig.GetOr(MethodsKey, "");
        return methods.Length == 0 || methods.Split(',', StringSplitOptions.TrimEntries).Contains(method)
            ? null
            : Failed(self, UnsupportedMethod, source);
    }

    private static string? MethodOf(string source) => source switch
    {
        Disc => Disc,
        _ when source.StartsWith("http://", StringComparison.Ordinal)
            || source.StartsWith("https://", StringComparison.Ordinal) => "http",
        _ when source.StartsWith("ftp://", StringComparison.Ordinal) => "ftp",
        _ when source.StartsWith("nfs:", StringComparison.Ordinal) => "nfs",
        // A server and a path without anything before them are NFS too.
        _ when source.IndexOf(":/", StringComparison.Ordinal) > 0
            && !source.Contains("://", StringComparison.Ordinal) => "nfs",
        _ => null,
    };

    private static XenError Failed(Ref<VMRecord> self, string what, string source) =>
        new(ErrorCode.BootloaderFailed, self.ToString(), $"{what}: {source}");
}
