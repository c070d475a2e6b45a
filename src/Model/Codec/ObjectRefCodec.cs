using Xen.Model.Primitives;

namespace Xen.Model.Codec;

/// <summary>References in the log: sixteen bytes, or nil for the null reference.</summary>
public static class ObjectRefCodec
{
    /// <summary>Writes a reference.</summary>
    public static void Pack(ref MessagePackWriter writer, ObjectRef value)
    {
        if (value.IsNull)
        {
            writer.WriteNil();
        }
        else
        {
            writer.Write(value.Id);
        }
    }

    /// <summary>Reads a reference; <see cref="MessagePackException"/> when it is not one.</summary>
    public static ObjectRef Unpack(ref MessagePackReader reader) =>
        reader.TryReadNil() ? default : new ObjectRef(reader.ReadGuid());
}
