using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>How new virtual GPUs are distributed over the physical GPUs of a group.</summary>
[XenEnum("allocation_algorithm")]
public enum AllocationAlgorithm
{
    /// <summary>New vGPUs go to the least loaded physical GPU.</summary>
    [Wire("breadth_first", Since = "vgpu-tech-preview")]
    BreadthFirst = 0,

    /// <summary>New vGPUs fill the most loaded physical GPU that still has room.</summary>
    [Wire("depth_first", Since = "vgpu-tech-preview")]
    DepthFirst = 1,
}
