namespace Xen.Model.Verbs.Views;

/// <summary>What the values of a column are.</summary>
internal enum ColumnKind
{
    /// <summary>Single values.</summary>
    Single,

    /// <summary>Sets.</summary>
    Set,

    /// <summary>Maps.</summary>
    Map,
}
