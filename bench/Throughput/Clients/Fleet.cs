using System.Text.Json.Nodes;
using Xen.Model.Bench.Throughput.Http;

namespace Xen.Model.Bench.Throughput.Clients;

/// <summary>Many VMs of a daemon, made for a load.</summary>
internal static class Fleet
{
    private const int AtOnce = 64;

    /// <summary>Makes halted VMs after the model of the first that there is; their references, in order.</summary>
    public static async Task<string[]> MakeAsync(RpcSession session, int count)
    {
        JsonNode model = await session.CallAsync("VM.get_record", session.Reference, await session.FirstVMAsync());
        model["is_a_template"] = false;
        model["power_state"] = "Halted";
        string[] made = new string[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (at, _) =>
        {
            JsonNode record = model.DeepClone();
            record["name_label"] = $"load-{at}";
            JsonNode reference = await session.CallAsync("VM.create", session.Reference, record);
            made[at] = reference.GetValue<string>();
        });
        return made;
    }
}
