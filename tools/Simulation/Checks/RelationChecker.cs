using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Simulation.Checks;

/// <summary>
/// An object that refers to another is in the other's set, and a set holds nobody else, nobody twice and nobody who is
/// gone.
/// </summary>
public static class RelationChecker
{
    private const string Name = "relations are symmetric";

    /// <summary>Looks at every relation of every object.</summary>
    /// <param name="state">The state that clients see.</param>
    /// <param name="isNewest">
    /// True when nothing has been decided that clients do not see yet. Objects that live outside the log have no past:
    /// they are always as the newest decision left them.
    /// </param>
    public static void Check(RecordView state, bool isNewest)
    {
        foreach (Relation relation in DataModel.Relations.All)
        {
            if (!isNewest && !Differences.LoggedClasses.Contains(relation.Inverse.Class))
            {
                continue;
            }
            foreach (RecordVersion version in state.All(relation.Source.Class))
            {
                foreach (ObjectRef target in relation.Targets(version.Record!))
                {
                    if (state.Find(relation.Inverse.Class, target) is { } other
                        && !Members(relation, other).Contains(version.Slot.Reference))
                    {
                        throw Failed(relation, $"{version.Slot.Reference} refers to {target}, whose set lacks it");
                    }
                }
            }
            foreach (RecordVersion version in state.All(relation.Inverse.Class))
            {
                CheckMembers(state, relation, version);
            }
        }
    }

    private static void CheckMembers(RecordView state, Relation relation, RecordVersion version)
    {
        RefSet members = Members(relation, version);
        if (members.Count == 0)
        {
            return;
        }
        if (members.Distinct().Count() != members.Count)
        {
            throw Failed(relation, $"the set of {version.Slot.Reference} holds somebody twice");
        }
        foreach (ObjectRef member in members)
        {
            if (state.Find(relation.Source.Class, member) is not { } referrer
                || !relation.Targets(referrer.Record!).Contains(version.Slot.Reference))
            {
                throw Failed(relation, $"{member} is in the set of {version.Slot.Reference} and does not refer to it");
            }
        }
    }

    private static RefSet Members(Relation relation, RecordVersion version) =>
        (RefSet)relation.Inverse.GetValue(version.Record!)!;

    private static SimFailedException Failed(Relation relation, string finding) =>
        new(Name, $"{relation.Source} and {relation.Inverse}: {finding}");
}
