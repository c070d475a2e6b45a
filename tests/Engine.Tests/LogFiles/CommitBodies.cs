using System.Buffers;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.LogFiles;

/// <summary>Bodies that can be read as commits, so that segments which hold them can be indexed.</summary>
internal static class CommitBodies
{
    private const int Version = 2;
    private const int HeaderLength = 11;

    /// <summary>A body with so many deletions of objects drawn at random, and arguments of a given length.</summary>
    internal static byte[] Of(SeededRandomSource random, int events, int argumentsLength)
    {
        byte[] arguments = new byte[argumentsLength];
        for (int at = 0; at < arguments.Length; at++)
        {
            arguments[at] = (byte)random.NextInt(256);
        }
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(output);
        writer.WriteArrayHeader(HeaderLength + events);
        writer.Write(Version);
        writer.Write(1_700_000_000_000 + random.NextInt(1_000_000));
        foreach (string text in (string[])["root", "", "", "test", "task.create"])
        {
            writer.Write(text);
        }
        ObjectRefCodec.Pack(ref writer, default);
        writer.Write(arguments);
        writer.Write(0);
        writer.Write(0L);
        for (int at = 0; at < events; at++)
        {
            writer.WriteArrayHeader(4);
            writer.Write((int)EventKind.Del);
            writer.Write(DataModel.Classes[0].Id);
            writer.Write(random.NextGuid());
            writer.WriteMapHeader(0);
        }
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }
}
