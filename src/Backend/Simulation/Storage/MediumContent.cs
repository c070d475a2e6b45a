namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>What a medium holds. Immutable.</summary>
/// <param name="Repositories">The repositories, without their images.</param>
/// <param name="Images">All images with the uuids of their repositories.</param>
internal sealed record MediumContent(
    IReadOnlyList<SimulatedRepository> Repositories, IReadOnlyList<(string Repository, SimulatedImage Image)> Images)
{
    /// <summary>The repositories with their images.</summary>
    public IEnumerable<SimulatedRepository> Whole()
    {
        ILookup<string, SimulatedImage> images = Images.ToLookup(item => item.Repository, item => item.Image);
        foreach (SimulatedRepository repository in Repositories)
        {
            yield return repository with
            {
                Images = repository.Images.AddRange(
                    images[repository.Uuid].Select(image => KeyValuePair.Create(image.Location, image))),
            };
        }
    }

    /// <summary>The highest number that any write has had.</summary>
    public long LastWrite => Images.Select(item => Math.Max(
        item.Image.Born, item.Image.Blocks.Count == 0 ? 0 : item.Image.Blocks.Values.Max(block => block.Id)))
        .DefaultIfEmpty().Max();
}
