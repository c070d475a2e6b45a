namespace Xen.Model.Formats.Rfb;

/// <summary>Eight by eight pixels of one component of a JPEG picture.</summary>
internal static class JpegBlock
{
    /// <summary>Pixels of a side.</summary>
    public const int Side = 8;

    /// <summary>Part of the usual divisors that is used: finer than their 50, coarser than none.</summary>
    private const int Percent = 30;

    /// <summary>Divisors that lose little where the eye sees most, row by row: T.81, table K.1.</summary>
    private static readonly byte[] s_usual =
    [
        16, 11, 10, 16, 24, 40, 51, 61,
        12, 12, 14, 19, 26, 58, 60, 55,
        14, 13, 16, 24, 40, 57, 69, 56,
        14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77,
        24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101,
        72, 92, 95, 98, 112, 100, 103, 99,
    ];

    /// <summary>Places of a block from the coarse to the fine: diagonals, up and down in turn.</summary>
    private static readonly int[] s_order = [.. Enumerable.Range(0, Side * Side)
        .OrderBy(at => (at / Side) + (at % Side))
        .ThenBy(at => ((at / Side) + (at % Side)) % 2 == 0 ? at % Side : at / Side)];

    private static readonly byte[] s_divisors =
        [.. s_order.Select(at => (byte)Math.Max(1, s_usual[at] * Percent / 100))];

    private static readonly float[] s_waves = Waves();

    /// <summary>The divisors in the order in which numbers are written.</summary>
    public static ReadOnlySpan<byte> Divisors => s_divisors;

    /// <summary>Writes a block; returns its level, for the next one.</summary>
    /// <param name="bits">Where to.</param>
    /// <param name="block">Values from -128 to 127, row by row; changed.</param>
    /// <param name="lastLevel">The level of the block before it.</param>
    public static int Write(JpegBits bits, float[] block, int lastLevel)
    {
        Transform(block, 1, Side);
        Transform(block, Side, 1);
        int level = Numbered(block, 0);
        bits.WriteNumber(JpegCodes.Levels, 0, level - lastLevel);
        int zeros = 0;
        for (int at = 1; at < block.Length; at++)
        {
            int number = Numbered(block, at);
            if (number == 0)
            {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16)
            {
                bits.WriteCode(JpegCodes.Details, 0xf0);
            }
            bits.WriteNumber(JpegCodes.Details, zeros, number);
            zeros = 0;
        }
        if (zeros > 0)
        {
            bits.WriteCode(JpegCodes.Details, 0);
        }
        return level;
    }

    private static int Numbered(float[] block, int at) => (int)MathF.Round(block[s_order[at]] / s_divisors[at]);

    /// <summary>The cosine transform along one direction.</summary>
    private static void Transform(float[] block, int step, int nextLine)
    {
        Span<float> line = stackalloc float[Side];
        for (int start = 0; start < Side; start++)
        {
            for (int at = 0; at < Side; at++)
            {
                line[at] = block[(start * nextLine) + (at * step)];
            }
            for (int wave = 0; wave < Side; wave++)
            {
                float sum = 0;
                for (int at = 0; at < Side; at++)
                {
                    sum += line[at] * s_waves[(wave * Side) + at];
                }
                block[(start * nextLine) + (wave * step)] = sum;
            }
        }
    }

    private static float[] Waves()
    {
        float[] waves = new float[Side * Side];
        for (int at = 0; at < waves.Length; at++)
        {
            int wave = at / Side;
            double scale = wave == 0 ? Math.Sqrt(1.0 / Side) : Math.Sqrt(2.0 / Side);
            waves[at] = (float)(scale * Math.Cos(((2 * (at % Side)) + 1) * wave * Math.PI / (2 * Side)));
        }
        return waves;
    }
}
