namespace Xen.Model.Testing;

/// <summary>What <see cref="FaultyLogStorage"/> lets go wrong.</summary>
public enum LogFault
{
    /// <summary>An append fails and writes nothing.</summary>
    FailAppend,

    /// <summary>An append fails after it wrote the first half of its commits, rounded down.</summary>
    TearAppend,

    /// <summary>A flush fails; whether the disk has the data is unknown, here it has not.</summary>
    FailFlush,
}
