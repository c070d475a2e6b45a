namespace Xen.Model.Verbs.Views;

/// <summary>All views. Immutable.</summary>
internal static class ViewTable
{
    /// <summary>All views in the order of their names.</summary>
    public static IReadOnlyList<View> All { get; } =
    [
        .. MachineViews.All.Concat(StorageViews.All).Concat(NetworkViews.All).Concat(HostViews.All)
            .Concat(OfficeViews.All)
            .Select(text => new View(text))
            .OrderBy(view => view.Name, StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, View> s_byName = All.ToDictionary(view => view.Name);

    /// <summary>The view of a name that exists.</summary>
    public static View Named(string name) => s_byName[name];

    /// <summary>The view of a name, or null.</summary>
    public static View? Find(string name) => s_byName.GetValueOrDefault(name);
}
