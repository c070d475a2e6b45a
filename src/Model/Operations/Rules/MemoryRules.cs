using Xen.Model.Classes;
using Xen.Model.Errors;

namespace Xen.Model.Operations.Rules;

/// <summary>How the four memory bounds of a VM must lie to each other.</summary>
internal static class MemoryRules
{
    /// <summary>Why the bounds cannot stand; null when they can.</summary>
    public static XenError? Check(VMRecord vm)
    {
        if (!IsOrdered(vm))
        {
            return new XenError(ErrorCode.MemoryConstraintViolationOrder);
        }
        bool isPinned = vm.MemoryDynamicMin == vm.MemoryStaticMax && vm.MemoryDynamicMax == vm.MemoryStaticMax;
        if (vm.IsControlDomain && vm.MemoryDynamicMin != vm.MemoryDynamicMax)
        {
            return new XenError(ErrorCode.MemoryConstraintViolationMaxpin, "control domain");
        }
        bool isNested = vm.Platform.GetOr("nested-virt", "false") is "true" or "1";
        return isNested && !isPinned
            ? new XenError(ErrorCode.MemoryConstraintViolationMaxpin, "nested virtualisation")
            : null;
    }

    /// <summary>Why a VM with such bounds cannot boot; null when it can.</summary>
    public static XenError? CheckBoot(VMRecord vm)
    {
        if (vm.MemoryStaticMax <= 0)
        {
            return new XenError(ErrorCode.MemoryConstraintViolation, "0 < memory_static_max");
        }
        return IsOrdered(vm) ? null : new XenError(
            ErrorCode.MemoryConstraintViolation,
            "memory_static_min <= memory_dynamic_min <= memory_dynamic_max <= memory_static_max");
    }

    private static bool IsOrdered(VMRecord vm) =>
        vm.MemoryStaticMin >= 0
        && vm.MemoryStaticMin <= vm.MemoryDynamicMin
        && vm.MemoryDynamicMin <= vm.MemoryDynamicMax
        && vm.MemoryDynamicMax <= vm.MemoryStaticMax;
}
