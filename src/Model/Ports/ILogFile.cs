namespace Xen.Model.Ports;

/// <summary>One open file of a <see cref="ILogDisk"/>. For one thread at a time.</summary>
public interface ILogFile : IDisposable
{
    /// <summary>Its name in the folder.</summary>
    string Name { get; }

    /// <summary>Its length in bytes now.</summary>
    long Length { get; }

    /// <summary>Reads until the buffer is full or the file ends; returns how many bytes it read.</summary>
    int Read(long offset, Span<byte> buffer);

    /// <summary>Writes all bytes; what lies between the end of the file and the offset becomes zeros.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Cuts the file off, or makes it longer with zeros.</summary>
    void SetLength(long length);

    /// <summary>Makes everything written so far durable; returns only when it is.</summary>
    void Flush();
}
