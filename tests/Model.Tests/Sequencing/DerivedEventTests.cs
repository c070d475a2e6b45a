using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Tests.Sequencing;

/// <summary>One write may change several objects; the order in which their events come is part of the API.</summary>
public sealed class DerivedEventTests
{
    private readonly World _world = Scripted.World();
    private readonly Dictionary<ObjectRef, string> _names = [];

    [Fact]
    public void Create_adds_the_object_and_then_modifies_each_it_refers_to()
    {
        Ref<PIFRecord> access = Named("access", _world.Create(new PIFRecord()));
        Ref<PIFRecord> transport = Named("transport", _world.Create(new PIFRecord()));
        EventId before = _world.Log.Head;
        Named("tunnel", _world.Create(new TunnelRecord { AccessPIF = access, TransportPIF = transport }));
        Happened(before).Should().Equal("Add tunnel", "Mod access", "Mod transport");
    }

    [Fact]
    public void A_write_modifies_the_former_the_object_and_the_present()
    {
        Ref<PVSSiteRecord> former = Named("former", _world.Create(new PVSSiteRecord()));
        Ref<PVSSiteRecord> present = Named("present", _world.Create(new PVSSiteRecord()));
        Ref<PVSServerRecord> server = Named("server", _world.Create(new PVSServerRecord { Site = former }));
        EventId before = _world.Log.Head;
        _world.Set(server, PVSServerRecord.SiteField, present);
        Happened(before).Should().Equal("Mod former", "Mod server", "Mod present");
    }

    [Fact]
    public void A_write_from_or_to_null_has_one_event_less()
    {
        Ref<PVSSiteRecord> site = Named("site", _world.Create(new PVSSiteRecord()));
        Ref<PVSServerRecord> server = Named("server", _world.Create(new PVSServerRecord()));
        EventId before = _world.Log.Head;
        _world.Set(server, PVSServerRecord.SiteField, site);
        Happened(before).Should().Equal("Mod server", "Mod site");
        before = _world.Log.Head;
        _world.Set(server, PVSServerRecord.SiteField, Ref<PVSSiteRecord>.Null);
        Happened(before).Should().Equal("Mod site", "Mod server");
    }

    [Fact]
    public void Delete_comes_before_the_changes_of_those_it_referred_to()
    {
        Ref<PIFRecord> access = Named("access", _world.Create(new PIFRecord()));
        Ref<PIFRecord> transport = Named("transport", _world.Create(new PIFRecord()));
        Ref<TunnelRecord> tunnel =
            Named("tunnel", _world.Create(new TunnelRecord { AccessPIF = access, TransportPIF = transport }));
        EventId before = _world.Log.Head;
        _world.Destroy(tunnel);
        Happened(before).Should().Equal("Del tunnel", "Mod access", "Mod transport");
    }

    [Fact]
    public void The_last_record_of_a_deleted_object_can_still_be_read_by_its_event()
    {
        Ref<PVSSiteRecord> site = Named("site", _world.Create(new PVSSiteRecord { NameLabel = "last" }));
        _world.Destroy(site);
        EventEntry gone = _world.EventsAfter(new EventId(1)).Should().ContainSingle().Subject;
        gone.After.IsTombstone.Should().BeTrue();
        ((PVSSiteRecord)gone.After.Previous!.Record!).NameLabel.Should().Be("last");
    }

    [Fact]
    public void A_reference_to_nothing_that_exists_has_no_derived_event()
    {
        var dangling = new Ref<PVSSiteRecord>(_world.Random.NextGuid());
        Ref<PVSServerRecord> server = Named("server", _world.Create(new PVSServerRecord()));
        EventId before = _world.Log.Head;
        _world.Set(server, PVSServerRecord.SiteField, dangling);
        _world.Destroy(server);
        Happened(before).Should().Equal("Mod server", "Del server");
    }

    [Fact]
    public void A_reference_to_an_object_of_another_class_has_no_derived_event()
    {
        Ref<PVSServerRecord> server = Named("server", _world.Create(new PVSServerRecord()));
        EventId before = _world.Log.Head;
        PVSServerRecord confused = _world.Get(server) with { Site = new Ref<PVSSiteRecord>(server.Id) };
        _world.Do(new Observe([new Fact(server, confused)]));
        Happened(before).Should().Equal("Mod server");
    }

    [Fact]
    public void An_object_that_a_decision_changes_twice_has_one_event()
    {
        Ref<PVSSiteRecord> site = Named("site", _world.Create(new PVSSiteRecord()));
        EventId before = _world.Log.Head;
        _world.Do(new Scripted(context =>
        {
            Named("one", context.Create(new PVSServerRecord { Site = site }));
            Named("two", context.Create(new PVSServerRecord { Site = site }));
            context.Changes.Update(site, record => record with { NameLabel = "both" });
            return Decision.Done;
        }));
        Happened(before).Should().Equal("Add one", "Mod site", "Add two");
    }

    private List<string> Happened(EventId after) =>
        [.. _world.EventsAfter(after).Select(entry => $"{entry.Kind} {_names[entry.After.Slot.Reference]}")];

    private Ref<T> Named<T>(string name, Ref<T> reference)
        where T : Model.Schema.XenRecord, Model.Schema.IXenRecord
    {
        _names.Add(reference, name);
        return reference;
    }
}
