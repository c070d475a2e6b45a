namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>The device cannot be passed through to a guest because the host boots from it.</summary>
    [Error("device")]
    public const string BootDevicePassthroughDisallowed = "BOOT_DEVICE_PASSTHROUGH_DISALLOWED";

    /// <summary>The device is attached to a VM, so it cannot be attached again.</summary>
    [Error("device")]
    public const string DeviceAlreadyAttached = "DEVICE_ALREADY_ATTACHED";

    /// <summary>A detach was requested for a device that is not attached.</summary>
    [Error("device")]
    public const string DeviceAlreadyDetached = "DEVICE_ALREADY_DETACHED";

    /// <summary>The VM already has a device at the requested position.</summary>
    [Error("device")]
    public const string DeviceAlreadyExists = "DEVICE_ALREADY_EXISTS";

    /// <summary>The guest or backend did not finish connecting the device in the time allowed.</summary>
    [Error("type", "ref")]
    public const string DeviceAttachTimeout = "DEVICE_ATTACH_TIMEOUT";

    /// <summary>The guest declined to release the device.</summary>
    [Error("type", "ref", "msg")]
    public const string DeviceDetachRejected = "DEVICE_DETACH_REJECTED";

    /// <summary>The guest did not release the device in the time allowed.</summary>
    [Error("type", "ref")]
    public const string DeviceDetachTimeout = "DEVICE_DETACH_TIMEOUT";

    /// <summary>The call needs a VBD that is plugged in, but this one is not.</summary>
    [Error("VBD")]
    public const string DeviceNotAttached = "DEVICE_NOT_ATTACHED";

    /// <summary>A read-only disk VBD was requested for an HVM guest, which supports only writable disks.</summary>
    [Error("vbd")]
    public const string DiskVBDMustBeReadwriteForHVM = "DISK_VBD_MUST_BE_READWRITE_FOR_HVM";

    /// <summary>The GPU group has no physical GPU to serve the request.</summary>
    [Error("gpu_group")]
    public const string GPUGroupContainsNoPgpus = "GPU_GROUP_CONTAINS_NO_PGPUS";

    /// <summary>The GPU group cannot be removed while physical GPUs belong to it.</summary>
    [Error("pgpus")]
    public const string GPUGroupContainsPGPU = "GPU_GROUP_CONTAINS_PGPU";

    /// <summary>The GPU group cannot be removed while virtual GPUs belong to it.</summary>
    [Error("vgpus")]
    public const string GPUGroupContainsVGPU = "GPU_GROUP_CONTAINS_VGPU";

    /// <summary>The device position given for the VBD is not a recognised one.</summary>
    [Error("vbd", "device")]
    public const string IllegalVBDDevice = "ILLEGAL_VBD_DEVICE";

    /// <summary>The device name is not one this kind of device accepts.</summary>
    [Error("device")]
    public const string InvalidDevice = "INVALID_DEVICE";

    /// <summary>An NVIDIA GPU on the host is not set up for SR-IOV as required.</summary>
    [Error("host", "device_name")]
    public const string NvidiaSRIOVMisconfigured = "NVIDIA_SRIOV_MISCONFIGURED";

    /// <summary>The NVIDIA host tools failed or are not working on the host.</summary>
    [Error("host")]
    public const string NvidiaToolsError = "NVIDIA_TOOLS_ERROR";

    /// <summary>The physical GPU has too little free capacity for another vGPU of this type.</summary>
    [Error("pgpu", "vgpu_type")]
    public const string PGPUInsufficientCapacityForVGPU = "PGPU_INSUFFICIENT_CAPACITY_FOR_VGPU";

    /// <summary>The physical GPU cannot be changed while the listed VMs use it.</summary>
    [Error("VMs")]
    public const string PGPUInUseByVM = "PGPU_IN_USE_BY_VM";

    /// <summary>The physical GPU differs in type from those in the GPU group.</summary>
    [Error("type", "group_types")]
    public const string PGPUNotCompatibleWithGPUGroup = "PGPU_NOT_COMPATIBLE_WITH_GPU_GROUP";

    /// <summary>The USB device cannot be passed through because its disk is in use through VBDs.</summary>
    [Error("PUSB", "VDI")]
    public const string PUSBVDIConflict = "PUSB_VDI_CONFLICT";

    /// <summary>The VM already has the maximum number of virtual USB devices.</summary>
    [Error("number")]
    public const string TooManyVusbs = "TOO_MANY_VUSBS";

    /// <summary>The physical USB device is in use by another VM.</summary>
    [Error("PUSB", "VM")]
    public const string USBAlreadyAttached = "USB_ALREADY_ATTACHED";

    /// <summary>The VM already has a virtual USB device from this USB group.</summary>
    [Error("USB_group")]
    public const string USBGroupConflict = "USB_GROUP_CONFLICT";

    /// <summary>The USB group has no physical device to attach.</summary>
    [Error("usb_group")]
    public const string USBGroupContainsNoPusbs = "USB_GROUP_CONTAINS_NO_PUSBS";

    /// <summary>The USB group cannot be removed while physical devices belong to it.</summary>
    [Error("pusbs")]
    public const string USBGroupContainsPUSB = "USB_GROUP_CONTAINS_PUSB";

    /// <summary>The USB group cannot be removed while virtual devices refer to it.</summary>
    [Error("vusbs")]
    public const string USBGroupContainsVUSB = "USB_GROUP_CONTAINS_VUSB";

    /// <summary>A writable VBD was requested for a CD drive.</summary>
    [Error]
    public const string VBDCdsMustBeReadonly = "VBD_CDS_MUST_BE_READONLY";

    /// <summary>The drive holds no medium, so there is nothing to eject or use.</summary>
    [Error("vbd")]
    public const string VBDIsEmpty = "VBD_IS_EMPTY";

    /// <summary>The drive must be emptied before another medium is inserted.</summary>
    [Error("vbd")]
    public const string VBDNotEmpty = "VBD_NOT_EMPTY";

    /// <summary>Insert or eject was requested for a VBD that is a fixed disk.</summary>
    [Error("vbd")]
    public const string VBDNotRemovableMedia = "VBD_NOT_REMOVABLE_MEDIA";

    /// <summary>The VBD is of a kind that cannot be hot-unplugged.</summary>
    [Error("vbd")]
    public const string VBDNotUnpluggable = "VBD_NOT_UNPLUGGABLE";

    /// <summary>The guest has locked the drive tray against ejection.</summary>
    [Error("vbd")]
    public const string VBDTrayLocked = "VBD_TRAY_LOCKED";

    /// <summary>The vGPU cannot be migrated to the chosen host.</summary>
    [Error("reason", "vgpu", "host")]
    public const string VGPUDestinationIncompatible = "VGPU_DESTINATION_INCOMPATIBLE";

    /// <summary>The GPU driver in the guest does not support this operation.</summary>
    [Error("reason", "vm", "host")]
    public const string VGPUGuestDriverLimit = "VGPU_GUEST_DRIVER_LIMIT";

    /// <summary>The vGPU cannot be suspended on its current host.</summary>
    [Error("reason", "vgpu", "host")]
    public const string VGPUSuspensionNotSupported = "VGPU_SUSPENSION_NOT_SUPPORTED";

    /// <summary>The vGPU type cannot be combined with the other vGPUs of the VM.</summary>
    [Error("type")]
    public const string VGPUTypeNotCompatible = "VGPU_TYPE_NOT_COMPATIBLE";

    /// <summary>The physical GPU is running vGPUs of another type that cannot be mixed.</summary>
    [Error("pgpu", "type", "running_type")]
    public const string VGPUTypeNotCompatibleWithRunningType = "VGPU_TYPE_NOT_COMPATIBLE_WITH_RUNNING_TYPE";

    /// <summary>The vGPU type has not been switched on for the physical GPU.</summary>
    [Error("type", "enabled_types")]
    public const string VGPUTypeNotEnabled = "VGPU_TYPE_NOT_ENABLED";

    /// <summary>The physical GPU cannot provide this vGPU type.</summary>
    [Error("type", "supported_types")]
    public const string VGPUTypeNotSupported = "VGPU_TYPE_NOT_SUPPORTED";

    /// <summary>Support for the vGPU type has been withdrawn from the product.</summary>
    [Error("type")]
    public const string VGPUTypeNoLongerSupported = "VGPU_TYPE_NO_LONGER_SUPPORTED";

    /// <summary>Two VBDs of the VM claim the same device position.</summary>
    [Error("vm", "vbd", "device")]
    public const string VMDuplicateVBDDevice = "VM_DUPLICATE_VBD_DEVICE";

    /// <summary>The operation is refused because a PCI device is passed through to the VM.</summary>
    [Error("vm")]
    public const string VMHasPCIAttached = "VM_HAS_PCI_ATTACHED";

    /// <summary>The operation is refused because the VM has a virtual GPU.</summary>
    [Error("vm")]
    public const string VMHasVGPU = "VM_HAS_VGPU";

    /// <summary>The operation is refused because the VM has virtual USB devices.</summary>
    [Error("VM")]
    public const string VMHasVusbs = "VM_HAS_VUSBS";

    /// <summary>The VM has no empty CD drive to take the medium.</summary>
    [Error("vm")]
    public const string VMNoEmptyCdVBD = "VM_NO_EMPTY_CD_VBD";

    /// <summary>The virtual PCI bus of the VM has no free slot.</summary>
    [Error("VM")]
    public const string VMPCIBusFull = "VM_PCI_BUS_FULL";

    /// <summary>The host has no free GPU from the group the VM needs.</summary>
    [Error("vm", "GPU_group")]
    public const string VMRequiresGPU = "VM_REQUIRES_GPU";

    /// <summary>The VM uses device passthrough but the host has no active IOMMU.</summary>
    [Error("host")]
    public const string VMRequiresIommu = "VM_REQUIRES_IOMMU";

    /// <summary>The host cannot supply the vGPU type the VM needs from its GPU group.</summary>
    [Error("vm", "GPU_group", "vGPU_type")]
    public const string VMRequiresVGPU = "VM_REQUIRES_VGPU";

    /// <summary>The host has no device from the USB group the VM needs.</summary>
    [Error("vm", "USB_group")]
    public const string VMRequiresVUSB = "VM_REQUIRES_VUSB";

    /// <summary>The VM already has the maximum number of virtual TPMs.</summary>
    [Error("amount")]
    public const string VTPMMaxAmountReached = "VTPM_MAX_AMOUNT_REACHED";
}
