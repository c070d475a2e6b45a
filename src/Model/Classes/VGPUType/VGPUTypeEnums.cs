using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Technology that implements a virtual GPU type.</summary>
[XenEnum("vgpu_type_implementation")]
public enum VGPUTypeImplementation
{
    /// <summary>A whole physical GPU is assigned to one VM.</summary>
    [Wire("passthrough", Since = "dundee")]
    Passthrough = 0,

    /// <summary>The GPU is shared by NVIDIA vGPU without SR-IOV.</summary>
    [Wire("nvidia", Since = "dundee")]
    Nvidia = 1,

    /// <summary>The GPU is shared by NVIDIA vGPU over SR-IOV virtual functions.</summary>
    [Wire("nvidia_sriov", Since = "quebec")]
    NvidiaSriov = 2,

    /// <summary>The GPU is shared by Intel GVT-g.</summary>
    [Wire("gvt_g", Since = "dundee")]
    GvtG = 3,

    /// <summary>The GPU is shared by AMD MxGPU.</summary>
    [Wire("mxgpu", Since = "falcon")]
    Mxgpu = 4,
}
