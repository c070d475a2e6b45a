using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Kind of database change that an event reports.</summary>
[XenEnum("event_operation")]
public enum EventOperation
{
    /// <summary>A new object was created.</summary>
    [Wire("add", Since = "rio")]
    Add = 0,

    /// <summary>An existing object was removed.</summary>
    [Wire("del", Since = "rio")]
    Del = 1,

    /// <summary>One or more fields of an object changed.</summary>
    [Wire("mod", Since = "rio")]
    Mod = 2,
}
