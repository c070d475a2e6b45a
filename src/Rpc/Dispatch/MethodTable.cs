using System.Collections.Frozen;
using Xen.Model.Classes;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Schema;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>Every message of the API under both its names. Built once from the data model. Immutable.</summary>
internal sealed class MethodTable
{
    private readonly FrozenDictionary<string, Method> _byName;
    private readonly FrozenDictionary<string, Method>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    private MethodTable(IEnumerable<Method> methods)
    {
        var byName = new Dictionary<string, Method>(StringComparer.Ordinal);
        foreach (Method method in methods)
        {
            // Explicit messages come first and win over those that follow from fields.
            byName.TryAdd(method.Name, method);
        }
        All = [.. byName.Values.OrderBy(method => method.Name, StringComparer.Ordinal)];
        for (int index = 0; index < All.Count; index++)
        {
            All[index].Index = index;
            byName.TryAdd(All[index].ClassName + "_" + All[index].MessageName, All[index]);
        }
        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
        _bySpan = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
        Names = [.. All.Select(method => method.Name)];
    }

    /// <summary>The table of the whole data model.</summary>
    public static MethodTable Standard { get; } = new(
        DataModel.Calls.Select(call => (Method)new ExplicitMethod(call))
            .Concat(DataModel.Classes.SelectMany(ImplicitMessages.Of)));

    /// <summary>All messages, ordered by name.</summary>
    public IReadOnlyList<Method> All { get; }

    /// <summary>The names with a dot, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The message of a name in either spelling, without prefix; null when there is none.</summary>
    public Method? Find(ReadOnlySpan<char> name) => _bySpan.TryGetValue(name, out Method? method) ? method : null;
}
