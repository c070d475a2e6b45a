using Xen.Model.Testing;

namespace Xen.Model.Simulation.Fuzz;

/// <summary>Damages bytes in one of the ways in which disks, people and programs do it. Not thread-safe.</summary>
internal sealed class Mutator(SeededRandomSource random)
{
    /// <summary>What was done last, in words.</summary>
    public string Done { get; private set; } = "";

    /// <summary>A damaged copy; now and then it is the same after all.</summary>
    /// <param name="bytes">What is damaged.</param>
    /// <param name="other">Bytes of the same kind, to take some from.</param>
    public byte[] Mutate(byte[] bytes, byte[] other)
    {
        Done = "";
        byte[] result = bytes;
        for (int times = random.Chance(70) ? 1 : 1 + random.NextInt(4); times > 0; times--)
        {
            result = Once(result, other);
        }
        return result;
    }

    private byte[] Once(byte[] bytes, byte[] other)
    {
        if (bytes.Length == 0)
        {
            return bytes;
        }
        int at = random.NextInt(bytes.Length);
        int length = Math.Min(random.Chance(50) ? 1 + random.NextInt(8) : 1 + random.NextInt(2000), bytes.Length - at);
        int kind = random.NextInt(7);
        Done += $" {kind}:{at}+{length}";
        switch (kind)
        {
            case 0:
                return Changed(bytes, at, 1, old => (byte)(old ^ (1 << random.NextInt(8))));
            case 1:
                return Changed(bytes, at, 1, _ => (byte)random.NextInt(256));
            case 2:
                return bytes[..at];
            case 3:
                return Changed(bytes, at, length, static _ => 0);
            case 4:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 5:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            default:
                int from = random.NextInt(other.Length);
                byte[] part = other[from..Math.Min(other.Length, from + length)];
                byte[] spliced = [.. bytes];
                part.AsSpan(0, Math.Min(part.Length, bytes.Length - at)).CopyTo(spliced.AsSpan(at));
                return spliced;
        }
    }

    private static byte[] Changed(byte[] bytes, int at, int length, Func<byte, byte> change)
    {
        byte[] result = [.. bytes];
        for (int index = at; index < at + length; index++)
        {
            result[index] = change(result[index]);
        }
        return result;
    }
}
