namespace Xen.Model.Engine.LogFiles;

/// <summary>The log's folder is already open, in this process or in another one.</summary>
/// <param name="folder">Path of the folder.</param>
/// <param name="inner">What the operating system answered.</param>
public sealed class LogLockedException(string folder, Exception inner)
    : IOException($"the log in {folder} is already open", inner)
{
    /// <summary>Path of the folder.</summary>
    public string Folder { get; } = folder;
}
