namespace Xen.Model.Formats.Tests.Archives;

/// <summary>Damages input in many ways and has it read: refused with InvalidDataException, or read.</summary>
internal static class Damage
{
    public static void Check<T>(byte[] whole, int rounds, Func<byte[], T> read, Action<T> look)
    {
        int refused = 0;
        for (int seed = 0; seed < rounds; seed++)
        {
            byte[] bytes = Damaged(whole, new Random(seed));
            try
            {
                look(read(bytes));
            }
            catch (InvalidDataException)
            {
                refused++;
            }
            catch (Exception unexpected)
            {
                throw new InvalidOperationException($"seed {seed}: {unexpected.Message}", unexpected);
            }
        }
        refused.Should().BePositive("some of the damage is seen");
    }

    private static byte[] Damaged(byte[] whole, Random random)
    {
        byte[] bytes = [.. whole];
        int at = random.Next(2) == 0 ? random.Next(bytes.Length) : random.Next(Math.Min(2000, bytes.Length));
        switch (random.Next(5))
        {
            case 0:
                return bytes[..at];
            case 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                random.NextBytes(bytes.AsSpan(at, Math.Min(4, bytes.Length - at)));
                return bytes;
            case 3:
                int length = random.Next(Math.Min(200, bytes.Length - at));
                return [.. bytes[..at], .. bytes[(at + length)..]];
            default:
                int again = random.Next(Math.Min(200, bytes.Length - at));
                return [.. bytes[..(at + again)], .. bytes[at..]];
        }
    }
}
