using System.Buffers;
using Xen.Model.Calls;
using Xen.Model.Codec;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Wire;

namespace Xen.Model.Projections.Tests.History;

/// <summary>Calls as clients make them: a name and texts, recorded with the commit.</summary>
internal static class ClientCalls
{
    public static CallOutcome Call(this PastWorld world, string user, string method, params object[] arguments)
    {
        byte[] packed = Pack(arguments);
        CallReader.NameOf(method, out bool isAsync);
        Call call = CallReader.Read(method, Projections.History.RecordedArguments.Read(packed), new WireReadContext())!;
        call.Should().NotBeNull("{0} is a call", method);
        return world.Step(call, new CallContext
        {
            UserName = user, IsLocalSuperuser = true, Origin = "10.0.0.1", TrackId = "track",
            Method = method, Arguments = packed, IsAsync = isAsync,
        });
    }

    /// <summary>A note about a refused call, as the engine writes them.</summary>
    public static void Note(
        this PastWorld world, string user, string method, CommitOutcome outcome, params object[] arguments)
    {
        var batch = new CommitBatch();
        batch.BeginCommit();
        var writer = new MessagePackWriter(batch);
        writer.WriteArrayHeader(CommitEncoder.HeaderLengthOf(CommitEncoder.Version));
        writer.Write(CommitEncoder.Version);
        writer.Write(world.Now.ToUnixTimeMilliseconds());
        writer.Write(user);
        writer.Write("");
        writer.Write("track");
        writer.Write("10.0.0.1");
        writer.Write(method);
        ObjectRefCodec.Pack(ref writer, ObjectRef.Null);
        writer.Write(Pack(arguments));
        outcome.Pack(ref writer);
        writer.Write(0L);
        writer.Flush();
        batch.EndNote(new EventId(world.Tail.Value + 1));
        world.Storage.Append(batch);
        world.Now += TimeSpan.FromSeconds(1);
    }

    private static byte[] Pack(object[] arguments)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(output);
        writer.WriteArrayHeader(arguments.Length);
        foreach (object argument in arguments)
        {
            Pack(ref writer, argument);
        }
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static void Pack(ref MessagePackWriter writer, object value)
    {
        if (value is Dictionary<string, object> members)
        {
            writer.WriteMapHeader(members.Count);
            foreach ((string name, object member) in members)
            {
                writer.Write(name);
                Pack(ref writer, member);
            }
        }
        else if (value is long number)
        {
            writer.Write(number);
        }
        else if (value is bool flag)
        {
            writer.Write(flag);
        }
        else
        {
            writer.Write(value.ToString());
        }
    }
}
