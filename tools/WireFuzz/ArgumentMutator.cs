namespace Xen.Model.WireFuzz;

/// <summary>Changes the arguments of a call and leaves its syntax alone: what comes out can be decoded.</summary>
/// <param name="random">Decides.</param>
/// <param name="references">References of living objects of all classes.</param>
internal sealed class ArgumentMutator(Random random, IReadOnlyList<string> references)
{
    private const int Deep = 80;
    private const int Long = 20_000;

    private static readonly object[] s_values =
    [
        "", " ", "0", "-1", "1", "2", "true", "false", "NaN", "1e400", "text\u0001", "<&>\"'", "a/b", "../../etc/passwd",
        "OpaqueRef:NULL", "OpaqueRef:", "NULL", "*", "VM", "Running", "halted", "user", "Disk", "RW", "CD", "lvm", "nfs",
        "eth0", "xvda", "autodetect", "192.168.1.1", "255.255.255.0", "fe80::1", "00:11:22:33:44:55", "é𐍈\u2028",
        "20260101T00:00:00Z", "00000000T99:99:99Z", "9223372036854775808", "-9223372036854775808", "0x7f", "1_0",
        0, 1, -1, int.MaxValue, int.MinValue, 0.0, -0.5, 1e308, true, false,
        Array.Empty<object>(), (object[])["", "a"], (object[])[(object[])[], 1, true],
        new Dictionary<string, object>(),
        new Dictionary<string, object> { [""] = "" },
        new Dictionary<string, object> { ["a&<>\""] = "b", ["_ref"] = 1 },
    ];

    /// <summary>A changed copy; one or two changes.</summary>
    /// <param name="arguments">What is changed.</param>
    /// <param name="isSessionKept">True to leave the first argument alone, most of the time.</param>
    public IReadOnlyList<object> Mutate(IReadOnlyList<object> arguments, bool isSessionKept)
    {
        List<object> changed = [.. arguments];
        int first = isSessionKept && random.Next(20) != 0 ? 1 : 0;
        for (int left = random.Next(1, 3); left > 0; left--)
        {
            if (changed.Count <= first || random.Next(12) == 0)
            {
                changed.Add(Value());
                continue;
            }
            int at = random.Next(first, changed.Count);
            switch (random.Next(12))
            {
                case 0:
                    changed.RemoveAt(at);
                    break;
                case 1:
                    changed[at] = changed[random.Next(changed.Count)];
                    break;
                default:
                    changed[at] = Changed(changed[at]);
                    break;
            }
        }
        return changed;
    }

    private object Changed(object value) => value switch
    {
        IReadOnlyDictionary<string, object> members when random.Next(3) > 0 => new Dictionary<string, object>(members)
        {
            [(Value() as string) ?? "key"] = Value(),
        },
        object[] items when random.Next(3) > 0 => (object[])[.. items, Value()],
        _ => Value(),
    };

    private object Value() => random.Next(40) switch
    {
        < 10 => references[random.Next(references.Count)],
        10 => new string('x', Long),
        11 => Nested(),
        _ => s_values[random.Next(s_values.Length)],
    };

    private static object Nested()
    {
        object inner = "deep";
        for (int depth = 0; depth < Deep; depth++)
        {
            inner = (object[])[inner];
        }
        return inner;
    }
}
