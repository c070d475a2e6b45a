using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>A repository as the journal of a medium describes it. Names of properties are in files.</summary>
internal sealed record NotedRepository
{
    public required string Uuid { get; init; }

    public required string Type { get; init; }

    public Dictionary<string, string> DeviceConfig { get; init; } = [];

    public string Host { get; init; } = "";

    public string NameLabel { get; init; } = "";

    public string NameDescription { get; init; } = "";

    public long PhysicalSize { get; init; }

    public static NotedRepository Of(SimulatedRepository repository) => new()
    {
        Uuid = repository.Uuid,
        Type = repository.Type,
        DeviceConfig = repository.DeviceConfig.ToDictionary(),
        Host = repository.Host,
        NameLabel = repository.NameLabel,
        NameDescription = repository.NameDescription,
        PhysicalSize = repository.PhysicalSize,
    };

    public SimulatedRepository Repository() => new()
    {
        Uuid = Uuid,
        Type = Type,
        DeviceConfig = XenMap<string, string>.Of(DeviceConfig),
        Host = Host,
        NameLabel = NameLabel,
        NameDescription = NameDescription,
        PhysicalSize = PhysicalSize,
    };
}
