using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Rules;

/// <summary>How many virtual GPUs the graphics processors of a host can still carry.</summary>
internal static class GPURules
{
    /// <summary>How many more virtual GPUs of a type could start on a graphics processor.</summary>
    public static long Remaining(Changes changes, PGPURecord gpu, Ref<VGPUTypeRecord> type)
    {
        if (!gpu.EnabledVGPUTypes.Contains(type))
        {
            return 0;
        }
        VGPURecord[] there = [.. Users(changes, gpu).Select(user => user.VGPU)];
        // Virtual GPUs side by side on a processor are of one type.
        if (there.Any(other => other.Type != type))
        {
            return 0;
        }
        return Math.Max(0, gpu.SupportedVGPUMaxCapacities.GetOr(type, 1) - there.Length);
    }

    /// <summary>The VMs whose virtual GPUs are on a graphics processor.</summary>
    public static string UsersOf(Changes changes, PGPURecord gpu) =>
        string.Join("; ", Users(changes, gpu).Select(user => user.VGPU.VM.ToString()).Distinct());

    /// <summary>The virtual GPUs on a graphics processor.</summary>
    public static IEnumerable<(Ref<VGPURecord> Reference, VGPURecord VGPU)> Users(Changes changes, PGPURecord gpu) =>
        changes.All(gpu.ResidentVGPUs).Select(item => (item.Reference, item.Record));
}
