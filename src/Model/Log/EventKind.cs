namespace Xen.Model.Log;

/// <summary>What an event says about an object. The numbers are in the log and never change.</summary>
public enum EventKind : byte
{
    /// <summary>The object came into being.</summary>
    Add = 0,

    /// <summary>Fields of the object changed.</summary>
    Mod = 1,

    /// <summary>The object is gone.</summary>
    Del = 2,
}
