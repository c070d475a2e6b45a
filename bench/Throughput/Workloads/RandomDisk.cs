using System.Globalization;
using System.Text.Json.Nodes;
using Xen.Model.Bench.Throughput.Http;

namespace Xen.Model.Bench.Throughput.Workloads;

/// <summary>A disk of the daemon, and bytes without zeros that fill it.</summary>
internal static class RandomDisk
{
    /// <summary>Its size in MiB.</summary>
    public const int SizeMiB = Size >> 20;

    private const int Size = 256 << 20;

    /// <summary>The bytes, the same each time.</summary>
    public static byte[] Bytes()
    {
        byte[] bytes = new byte[Size];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Makes the disk in the default repository, without the bytes; its reference.</summary>
    public static async Task<string> CreateAsync(RpcSession session)
    {
        JsonNode pools = await session.CallAsync("pool.get_all", session.Reference);
        string pool = pools.AsArray()[0]!.GetValue<string>();
        JsonNode repository = await session.CallAsync("pool.get_default_SR", session.Reference, pool);
        var wanted = new
        {
            name_label = "bench",
            name_description = "",
            SR = repository.GetValue<string>(),
            virtual_size = Size.ToString(CultureInfo.InvariantCulture),
            type = "user",
            sharable = false,
            read_only = false,
            other_config = new { },
        };
        return (await session.CallAsync("VDI.create", session.Reference, wanted)).GetValue<string>();
    }
}
