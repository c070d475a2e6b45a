using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Xen.Model.Bench.Micro;

/// <summary>
/// Runs all benchmarks, or those that BenchmarkDotNet's <c>--filter</c> names; short unless <c>--long</c> is given.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        bool isLong = arguments.Contains("--long");
        string[] rest = [.. arguments.Where(argument => argument is not ("--long" or "--short"))];
        // In this process: building a project for every benchmark would take longer than running them.
        Job job = (isLong ? Job.Default : Job.ShortRun).WithToolchain(InProcessEmitToolchain.Instance);
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddExporter(MarkdownExporter.GitHub)
            .AddLogger(ConsoleLogger.Default)
            .WithOptions(ConfigOptions.JoinSummary);
        return BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly)
            .Run(rest.Length == 0 ? ["--filter", "*"] : rest, config).Any() ? 0 : 1;
    }
}
