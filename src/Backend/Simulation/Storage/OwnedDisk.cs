using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>A disk of a VM when something was done to the VM.</summary>
/// <param name="Disk">The object.</param>
/// <param name="Address">Where its image is.</param>
internal sealed record OwnedDisk(Ref<VDIRecord> Disk, DiskAddress Address);
