using System.Buffers;
using Xen.Model.State;
using Xen.Model.Wire;

namespace Xen.Model.Projections.Snapshots;

/// <summary>A protocol in which records are kept encoded. Implemented once per protocol; thread-safe.</summary>
public interface IWireFormat
{
    /// <summary>
    /// The format's place among the encoded forms: 0 up to, not including, <see cref="RecordVersion.WireFormats"/>.
    /// </summary>
    int Index { get; }

    /// <summary>
    /// Makes a writer of one value. Each of its calls must reach the output at once: it is never flushed.
    /// </summary>
    IWireWriter Create(IBufferWriter<byte> output);
}
