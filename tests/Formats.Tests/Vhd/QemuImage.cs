using System.Diagnostics;

namespace Xen.Model.Formats.Tests.Vhd;

/// <summary>Runs <c>qemu-img</c>.</summary>
internal static class QemuImage
{
    public const string Program = "/usr/bin/qemu-img";

    /// <summary>What it prints when it ends well; fails otherwise.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, "{0} says {1}{2}", string.Join(' ', arguments), errors, await output);
        return await output;
    }
}
