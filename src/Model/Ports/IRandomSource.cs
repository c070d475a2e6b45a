namespace Xen.Model.Ports;

/// <summary>Where identities and choices come from. Used by the writer thread only.</summary>
public interface IRandomSource
{
    /// <summary>An identity that never was and never will be given again.</summary>
    Guid NextGuid();

    /// <summary>A number from 0 up to, not including, the given one.</summary>
    int NextInt(int below);
}
