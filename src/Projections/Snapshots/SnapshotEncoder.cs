using System.Buffers;
using Xen.Model.Schema;
using Xen.Model.Secrets;
using Xen.Model.State;
using Xen.Model.Wire;

namespace Xen.Model.Projections.Snapshots;

/// <summary>
/// Encodes records the way clients get them, once per version and format: every later read, event and batch copies the
/// same bytes. Those bytes are for everybody: secrets are left empty in them, and readers who may see a secret get the
/// record written for them alone. Thread-safe.
/// </summary>
public static class SnapshotEncoder
{
    private const int FirstBufferLength = 2048;

    private static readonly FormatEncoder?[] s_encoders = new FormatEncoder?[RecordVersion.WireFormats];

    /// <summary>
    /// The record of a version as one value of the protocol, without secrets. The bytes are shared: nobody may change
    /// them.
    /// </summary>
    /// <param name="version">A version with a record; one that says that the object is gone has none.</param>
    /// <param name="format">The protocol.</param>
    public static byte[] Encode(RecordVersion version, IWireFormat format) =>
        version.Encoded(format.Index, EncoderOf(format).Encode);

    /// <summary>Writes the record of a version into an answer of the same protocol.</summary>
    /// <param name="writer">A writer that <paramref name="format"/> made.</param>
    /// <param name="version">A version with a record.</param>
    /// <param name="format">The protocol.</param>
    /// <param name="reader">Shows the reader the secrets that it may see; null leaves them empty.</param>
    public static void Write(
        IWireWriter writer, RecordVersion version, IWireFormat format, SecretReader? reader = null)
    {
        if (reader is not null && version.Slot.Class.HasSecrets)
        {
            reader.Of(version).Write(writer);
        }
        else
        {
            writer.Raw(Encode(version, format));
        }
    }

    /// <summary>
    /// Kept, because a fresh delegate for every snapshot would be garbage each time the bytes are there already.
    /// </summary>
    private static FormatEncoder EncoderOf(IWireFormat format)
    {
        FormatEncoder? encoder = Volatile.Read(ref s_encoders[format.Index]);
        if (encoder is null || !ReferenceEquals(encoder.Format, format))
        {
            encoder = new FormatEncoder(format);
            Volatile.Write(ref s_encoders[format.Index], encoder);
        }
        return encoder;
    }

    private sealed class FormatEncoder
    {
        public FormatEncoder(IWireFormat format)
        {
            Format = format;
            Encode = Run;
        }

        public IWireFormat Format { get; }

        public Func<XenRecord, byte[]> Encode { get; }

        private byte[] Run(XenRecord record)
        {
            var output = new ArrayBufferWriter<byte>(FirstBufferLength);
            SecretFields.Blank(record).Write(Format.Create(output));
            return output.WrittenSpan.ToArray();
        }
    }
}
