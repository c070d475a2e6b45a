namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>Kinds of entries in the journal of a medium. The numbers are in files and never change.</summary>
internal enum MediumEntry : byte
{
    /// <summary>A repository's description.</summary>
    Repository = 1,

    /// <summary>A repository that is gone.</summary>
    RepositoryRemoved = 2,

    /// <summary>An image's description.</summary>
    Image = 3,

    /// <summary>An image that is gone.</summary>
    ImageRemoved = 4,

    /// <summary>Blocks of an image that have changed.</summary>
    Blocks = 5,
}
