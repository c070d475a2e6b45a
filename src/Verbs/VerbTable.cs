using System.Collections.Frozen;
using Xen.Model.Verbs.Areas;
using Xen.Model.Verbs.Generic;
using Xen.Model.Verbs.Help;
using Xen.Model.Verbs.Listing;
using Xen.Model.Verbs.Views;

namespace Xen.Model.Verbs;

/// <summary>All commands. Immutable.</summary>
internal static class VerbTable
{
    /// <summary>All commands in the order of their names.</summary>
    public static IReadOnlyList<Verb> All { get; } =
    [
        .. ViewTable.All.Select(ListVerb.Of)
            .Concat(ViewTable.All.SelectMany(ParamVerbs.Of))
            .Concat(StandardVerbs.All)
            .Append(EventWait.Verb)
            .Append(HelpVerb.Verb)
            .OrderBy(verb => verb.Name, StringComparer.Ordinal),
    ];

    private static readonly FrozenDictionary<string, Verb> s_byName =
        All.ToFrozenDictionary(verb => verb.Name, StringComparer.Ordinal);

    /// <summary>The command of a name, or null.</summary>
    public static Verb? Find(string name) => s_byName.GetValueOrDefault(name);
}
