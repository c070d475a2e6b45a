using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;
using Xen.Model.Testing;

namespace Xen.Model.Tests.Schema;

/// <summary>Whatever is done to objects: a derived set holds exactly those that refer to its object.</summary>
public sealed class RelationTests
{
    [Fact]
    public void Every_derived_set_belongs_to_a_field_of_the_class_that_it_lists()
    {
        DataModel.Relations.All.Should().HaveCountGreaterThan(60);
        foreach (Relation relation in DataModel.Relations.All)
        {
            relation.Inverse.Type.ToString().Should().Be($"set(ref {relation.Source.Class.WireName})");
            XenType source = relation.Source.Type.IsSet ? relation.Source.Type.Element! : relation.Source.Type;
            source.ReferencedClass.Should().Be(relation.Inverse.Class.WireName, "{0} is the inverse", relation.Inverse);
            relation.Inverse.Declaration.Qualifier.Should().Be(Qualifier.DynamicRO);
            relation.Source.IsDerived.Should().BeFalse();
        }
        DataModel.Relations.All.Should().Contain(relation => relation.Source.Type.IsSet, "some are many-to-many");
    }

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    [InlineData(43)]
    public void Relations_stay_symmetric_whatever_is_done(int seed)
    {
        World world = World.OfPlainObjects((ulong)seed);
        var workload = new RelationWorkload(world);
        for (int round = 0; round < 8; round++)
        {
            workload.Run(150);
            Check(world.View);
        }
        Check(world.Replayed().Log.View);
    }

    [Fact]
    public void An_object_may_refer_to_itself_and_stop_doing_so()
    {
        World world = World.OfPlainObjects();
        Ref<PCIRecord> self = world.Create(new PCIRecord());
        world.Set(self, PCIRecord.PhysicalFunctionField, self);
        Members(world.Get(self).VirtualFunctions).Should().Equal(self);
        world.Set(self, PCIRecord.PhysicalFunctionField, Ref<PCIRecord>.Null);
        Members(world.Get(self).VirtualFunctions).Should().BeEmpty();
    }

    [Fact]
    public void A_record_with_an_outdated_derived_set_does_not_bring_it_back()
    {
        World world = World.OfPlainObjects();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord());
        PVSSiteRecord outdated = world.Get(site) with { NameLabel = "renamed" };
        Ref<PVSServerRecord> server = world.Create(new PVSServerRecord { Site = site });
        world.Do(new Observe([new Fact(site, outdated)]));
        world.Get(site).NameLabel.Should().Be("renamed");
        Members(world.Get(site).Servers).Should().Equal(server);
    }

    [Fact]
    public void Facts_may_come_before_the_objects_they_refer_to()
    {
        World world = World.OfPlainObjects();
        Ref<PVSSiteRecord> site = new(world.Random.NextGuid());
        Ref<PVSServerRecord> server = new(world.Random.NextGuid());
        Ref<PVSServerRecord> other = new(world.Random.NextGuid());
        world.Do(new Observe(
        [
            new Fact(server, new PVSServerRecord { Site = site }),
            new Fact(other, new PVSServerRecord { Site = site }),
            new Fact(other, new PVSServerRecord()),
            new Fact(site, new PVSSiteRecord()),
        ]));
        Members(world.Get(site).Servers).Should().Equal(server);
        Members(world.Replayed().Log.View.Find(site)!.Servers).Should().Equal(server);
    }

    [Fact]
    public void A_reference_to_something_gone_stays_but_is_listed_nowhere()
    {
        World world = World.OfPlainObjects();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord());
        Ref<PVSServerRecord> server = world.Create(new PVSServerRecord { Site = site });
        world.Destroy(site);
        world.Get(server).Site.Should().Be(site);
        world.Destroy(server);
        world.View.Find(server).Should().BeNull();
    }

    internal static void Check(RecordView view)
    {
        foreach (Relation relation in DataModel.Relations.All)
        {
            Dictionary<ObjectRef, HashSet<ObjectRef>> expected = [];
            foreach (RecordVersion source in view.All(relation.Source.Class))
            {
                foreach (ObjectRef target in relation.Targets(source.Record!))
                {
                    if (!expected.TryGetValue(target, out HashSet<ObjectRef>? referrers))
                    {
                        expected[target] = referrers = [];
                    }
                    referrers.Add(source.Slot.Reference);
                }
            }
            foreach (RecordVersion target in view.All(relation.Inverse.Class))
            {
                var listed = (RefSet)relation.Inverse.GetValue(target.Record!)!;
                HashSet<ObjectRef> referrers = expected.GetValueOrDefault(target.Slot.Reference) ?? [];
                referrers.SetEquals(listed).Should().BeTrue(
                    "{0} of {1} lists those whose {2} refers to it",
                    relation.Inverse, target.Slot.Reference, relation.Source);
            }
        }
    }

    private static IEnumerable<Ref<T>> Members<T>(RefSet<T> set)
        where T : XenRecord, IXenRecord => set;
}
