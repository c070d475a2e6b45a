using System.Collections.Immutable;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;
using Xen.Model.Testing;

namespace Xen.Model.Tests.Schema;

/// <summary>
/// Random creates, writes, deletions and observations over all classes that take part in relations, few objects of
/// each, so that they meet often.
/// </summary>
internal sealed class RelationWorkload(World world)
{
    private const int ObjectsOfOneClassMax = 5;

    private static readonly XenClass[] s_classes =
    [
        .. DataModel.Relations.All
            .SelectMany(relation => (XenClass[])[relation.Source.Class, relation.Inverse.Class]).Distinct()
            .OrderBy(type => type.Id),
    ];

    private SeededRandomSource Random => world.Random;

    public void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            Relation relation = Random.Pick(DataModel.Relations.All);
            switch (Random.NextInt(10))
            {
                case < 3:
                    Create(Random.Pick(s_classes));
                    break;
                case < 7:
                    Write(relation);
                    break;
                case < 8:
                    Destroy(Random.Pick(s_classes));
                    break;
                default:
                    world.Do(new Observe([.. Facts(Random.NextInt(6) + 1)]));
                    break;
            }
        }
    }

    private void Create(XenClass type)
    {
        if (world.View.All(type).Count() < ObjectsOfOneClassMax)
        {
            world.Do(new CreateObject(Related(type.Empty)));
        }
    }

    private void Write(Relation relation)
    {
        if (Any(relation.Source.Class) is { } self)
        {
            world.Do(new SetField(self.Slot.Reference, relation.Source, Target(relation)));
        }
    }

    private void Destroy(XenClass type)
    {
        if (Any(type) is { } self)
        {
            world.Do(new DestroyObject(type, self.Slot.Reference));
        }
    }

    /// <summary>
    /// New objects that refer to old ones and to each other, old ones with other references, and ends.
    /// </summary>
    private ImmutableArray<Fact> Facts(int count)
    {
        var facts = new List<Fact>();
        while (facts.Count < count)
        {
            XenClass type = Random.Pick(s_classes);
            RecordVersion? known = Any(type);
            bool isGone = known is not null
                && facts.Exists(fact => fact.Reference == known.Slot.Reference && fact.Record is null);
            if (known is null || Random.Chance(30))
            {
                facts.Add(new Fact(new ObjectRef(Random.NextGuid()), Related(type.Empty)));
            }
            else if (!isGone)
            {
                facts.Add(new Fact(known.Slot.Reference, Random.Chance(25) ? null : Related(known.Record!)));
            }
        }
        return [.. facts];
    }

    private XenRecord Related(XenRecord record)
    {
        foreach (Relation relation in DataModel.Relations.From(record.Class))
        {
            record = Random.Chance(60) ? relation.Source.WithValue(record, Target(relation)) : record;
        }
        return record;
    }

    private object Target(Relation relation)
    {
        Type type = Samples.ValueType(relation.Source);
        if (!relation.Source.Type.IsSet)
        {
            ObjectRef target = Random.Chance(80) ? Any(relation.Inverse.Class)?.Slot.Reference ?? default : default;
            return Activator.CreateInstance(type, target.Id)!;
        }
        var set = (RefSet)type.GetField("Empty")!.GetValue(null)!;
        foreach (RecordVersion version in world.View.All(relation.Inverse.Class))
        {
            set = Random.Chance(40) ? set.With(version.Slot.Reference) : set;
        }
        return set;
    }

    private RecordVersion? Any(XenClass type)
    {
        RecordVersion[] all = [.. world.View.All(type)];
        return all.Length == 0 ? null : Random.Pick(all);
    }
}
