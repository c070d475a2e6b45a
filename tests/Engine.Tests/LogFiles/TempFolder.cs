namespace Xen.Model.Engine.Tests.LogFiles;

/// <summary>A folder of the test's own, deleted with everything in it.</summary>
internal sealed class TempFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("xen-model-log-").FullName;

    internal string Log => System.IO.Path.Combine(Path, "log");

    internal string Segment(long firstId) => System.IO.Path.Combine(Log, $"{firstId:D20}.segment");

    internal string[] Segments() => [.. Directory.GetFiles(Log, "*.segment").Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
