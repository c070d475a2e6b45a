using System.Text;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Testing;

namespace Xen.Model.Simulation.Checks;

/// <summary>No byte on the disk gives away a secret value or the reference of a session, as text or as it is.</summary>
public static class SecretChecker
{
    private const string Name = "no secret on the disk";

    /// <summary>Looks through all files.</summary>
    public static void Check(SimulatedDisk disk, string mark, IEnumerable<Ref<SessionRecord>> sessions)
    {
        byte[][] secrets =
        [
            Encoding.UTF8.GetBytes(mark),
            Encoding.Unicode.GetBytes(mark),
            .. sessions.SelectMany(session => Forms(session)),
        ];
        foreach (string name in disk.List())
        {
            ReadOnlySpan<byte> bytes = disk.Contents(name);
            foreach (byte[] secret in secrets)
            {
                int at = bytes.IndexOf(secret);
                if (at >= 0)
                {
                    throw new SimFailedException(Name, $"{name}, byte {at}: {Encoding.UTF8.GetString(secret)}");
                }
            }
        }
    }

    private static byte[][] Forms(Ref<SessionRecord> session) =>
    [
        Encoding.UTF8.GetBytes(session.Id.ToString("D")),
        session.Id.ToByteArray(),
        session.Id.ToByteArray(bigEndian: true),
    ];
}
