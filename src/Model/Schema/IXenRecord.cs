namespace Xen.Model.Schema;

/// <summary>What every class declares about itself; implemented by generated code.</summary>
public interface IXenRecord
{
    /// <summary>Name of the class on the wire.</summary>
    static abstract string WireName { get; }

    /// <summary>The class.</summary>
    static abstract XenClass ClassInfo { get; }
}
