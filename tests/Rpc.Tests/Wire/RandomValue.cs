using Xen.Model.Codec;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Tests.Wire;

/// <summary>Values of every kind that a server writes, the awkward ones often.</summary>
internal static class RandomValue
{
    private static readonly string[] s_texts =
    [
        "", " ", "plain", " blanks kept ", "a<b>&\"c\"'", "]]>", "tab\tand\nline", "naïve 名前 😀", "&amp;",
        "\\u0041\\", "\uFFFD", "\uFF01 fullwidth", "<value>",
    ];

    public static WireValue Next(Random random, int depth = 0) => random.Next(depth < 4 ? 8 : 6) switch
    {
        0 or 1 => WireValue.Of(Text(random)),
        2 => WireValue.Of(random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64)),
        3 => WireValue.Of(random.Next(-1000, 1000) / 8.0 + 0.0625),
        4 => WireValue.Of(random.Next(2) == 0),
        5 => WireValue.Date(DateText.Of(DateTimeOffset.UnixEpoch.AddSeconds(random.Next()))),
        6 => WireValue.Array([.. Enumerable.Range(0, random.Next(5)).Select(_ => Next(random, depth + 1))]),
        _ => WireValue.Struct([.. Enumerable.Range(0, random.Next(20)).Select(i =>
            KeyValuePair.Create($"{i}{Text(random)}", Next(random, depth + 1)))]),
    };

    public static string Text(Random random) => s_texts[random.Next(s_texts.Length)];
}
