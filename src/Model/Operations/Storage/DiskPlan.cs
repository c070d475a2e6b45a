using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.Storage;

/// <summary>
/// A disk image that an operation is to make. Its identity is chosen when the operation is intended, so that the
/// backend can tell whether it has made it already. Written into the arguments of the intent and read back at its end.
/// </summary>
internal sealed record DiskPlan(Ref<VDIRecord> Reference, string Uuid, Ref<SRRecord> SR, long Size)
{
    /// <summary>What the disk is for.</summary>
    public VDIType Type { get; init; } = VDIType.User;

    /// <summary>Its name.</summary>
    public string NameLabel { get; init; } = "";

    /// <summary>Its description.</summary>
    public string NameDescription { get; init; } = "";

    /// <summary>The disk whose contents it gets; null for an empty one.</summary>
    public Ref<VDIRecord> Source { get; init; }

    /// <summary>Where it goes in its VM; empty when nobody is waiting for it.</summary>
    public string Userdevice { get; init; } = "";

    /// <summary>True when the VM boots from it.</summary>
    public bool IsBootable { get; init; }

    /// <summary>The plan as arguments of an intent.</summary>
    /// <param name="number">Which disk of the intent it is, from 0.</param>
    public IEnumerable<KeyValuePair<string, string>> Arguments(int number)
    {
        yield return new($"disk{number}.vdi", Reference.ToString());
        yield return new($"disk{number}.uuid", Uuid);
        yield return new($"disk{number}.sr", SR.ToString());
        yield return new($"disk{number}.size", Size.ToString(CultureInfo.InvariantCulture));
        yield return new($"disk{number}.type", Enums.VDIType.NameOf(Type));
        yield return new($"disk{number}.name", NameLabel);
        yield return new($"disk{number}.description", NameDescription);
        yield return new($"disk{number}.source", Source.ToString());
        yield return new($"disk{number}.userdevice", Userdevice);
        yield return new($"disk{number}.bootable", IsBootable ? "true" : "false");
    }

    /// <summary>True when the intent has a disk of the number.</summary>
    public static bool Has(OperationEnding ending, int number) =>
        ending.Operation.Arguments.ContainsKey($"disk{number}.vdi");

    /// <summary>All disks of an intent.</summary>
    public static IReadOnlyList<DiskPlan> All(OperationEnding ending)
    {
        var plans = new List<DiskPlan>();
        while (Has(ending, plans.Count))
        {
            plans.Add(Read(ending, plans.Count));
        }
        return plans;
    }

    /// <summary>The plan that the arguments of an intent hold.</summary>
    public static DiskPlan Read(OperationEnding ending, int number) => new(
        ending.Reference<VDIRecord>($"disk{number}.vdi"),
        ending.Argument($"disk{number}.uuid"),
        ending.Reference<SRRecord>($"disk{number}.sr"),
        long.Parse(ending.Argument($"disk{number}.size"), CultureInfo.InvariantCulture))
    {
        Type = Enums.VDIType.TryParse(ending.Argument($"disk{number}.type"), out VDIType type) ? type : VDIType.User,
        NameLabel = ending.Argument($"disk{number}.name"),
        NameDescription = ending.Argument($"disk{number}.description"),
        Source = ending.Reference<VDIRecord>($"disk{number}.source"),
        Userdevice = ending.Argument($"disk{number}.userdevice"),
        IsBootable = ending.Argument($"disk{number}.bootable") == "true",
    };
}
