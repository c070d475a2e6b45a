namespace Xen.Model.Ports;

/// <summary>
/// The folder that a log and its checkpoints are kept in. One owner at a time, who may use it from several threads as
/// long as no two use the same file. Names are plain file names. What is promised after a loss of power: the bytes of a
/// file up to its last <see cref="ILogFile.Flush"/>, and the names up to the last <see cref="SyncNames"/>; everything
/// later may be there, in part, or not.
/// </summary>
public interface ILogDisk : IDisposable
{
    /// <summary>What the folder is called in messages to people.</summary>
    string Path { get; }

    /// <summary>The names of all files, in no order.</summary>
    IReadOnlyList<string> List();

    /// <summary>Creates an empty file.</summary>
    /// <exception cref="IOException">There is one of that name, or no room.</exception>
    ILogFile Create(string name);

    /// <summary>Opens a file to read and write it.</summary>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    ILogFile Open(string name);

    /// <summary>Deletes a file; those who have it open can still read it.</summary>
    void Delete(string name);

    /// <summary>Gives a file another name, in the place of a file that has it.</summary>
    void Rename(string name, string newName);

    /// <summary>Makes all creations, deletions and renames so far durable; returns only when they are.</summary>
    void SyncNames();
}
