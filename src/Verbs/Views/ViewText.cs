namespace Xen.Model.Verbs.Views;

/// <summary>
/// A view as it is written down. Each line of the columns is a name, marks, and where it comes from:
/// <list type="bullet">
/// <item><c>rw</c> can be changed, <c>x</c> takes a call and is left out of lists, <c>h</c> shown only when asked for,
/// <c>deprecated</c>, <c>nocase</c> upper and lower case are the same in filters, <c>values</c> of a map only what the
/// keys lead to;</item>
/// <item><c>= metrics>live</c> a field behind a reference, <c>= host.compute_free_memory()</c> a call,
/// <c>= @name</c> one of <see cref="Reading.ComputedCells"/>; where nothing is said, the field of the same name, the
/// reference that <c>-uuid</c> and <c>-name-label</c> are said of, or the set that <c>-uuids</c> is said of;</item>
/// <item>a line with <c>*</c> stands for all other fields of the class, but for those behind a <c>-</c>.</item>
/// </list>
/// </summary>
/// <param name="Name">What its commands begin with.</param>
/// <param name="ClassName">The class of its objects.</param>
/// <param name="Shown">The columns that lists show when nothing else is asked for, with commas; a star for all.</param>
/// <param name="Columns">The columns in the order in which they are printed.</param>
internal sealed record ViewText(string Name, string ClassName, string Shown, string Columns)
{
    /// <summary>Filters that always hold, with commas; empty for none.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Objects are left out when this set is empty; empty for none.</summary>
    public string NeedsMembers { get; init; } = "";
}
