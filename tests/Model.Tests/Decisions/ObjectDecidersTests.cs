using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Tests.Decisions;

public sealed class ObjectDecidersTests
{
    private readonly World _world = World.OfPlainObjects();

    [Fact]
    public void A_new_object_gets_a_reference_and_a_uuid_of_its_own()
    {
        Ref<PVSSiteRecord> one = _world.Create(new PVSSiteRecord { Uuid = "from the client" });
        Ref<PVSSiteRecord> two = _world.Create(new PVSSiteRecord());
        one.Should().NotBe(two);
        Guid.TryParseExact(_world.Get(one).Uuid, "D", out _).Should().BeTrue();
        _world.Get(one).Uuid.Should().NotBe(_world.Get(two).Uuid);
        one.ToString().Should().NotContain(_world.Get(one).Uuid, "a uuid does not give the reference away");
    }

    [Fact]
    public void A_new_object_must_not_refer_to_what_does_not_exist()
    {
        Ref<PVSSiteRecord> site = _world.Create(new PVSSiteRecord());
        foreach (Guid id in (Guid[])[_world.Random.NextGuid(), site.Id])
        {
            var pif = new Ref<PIFRecord>(id);
            _world.Step(new CreateObject(new TunnelRecord { AccessPIF = pif })).Error!.Description
                .Should().Equal("HANDLE_INVALID", "PIF", pif.ToString());
        }
        _world.View.All<TunnelRecord>().Should().BeEmpty();
    }

    [Fact]
    public void Destroying_takes_the_right_class_and_works_once()
    {
        Ref<PVSSiteRecord> site = _world.Create(new PVSSiteRecord());
        _world.Step(new DestroyObject(VMRecord.ClassInfo, site)).Error!.Description
            .Should().Equal("HANDLE_INVALID", "VM", site.ToString());
        _world.Destroy(site);
        _world.Step(new DestroyObject(PVSSiteRecord.ClassInfo, site)).Error!.Code.Should().Be(ErrorCode.HandleInvalid);
        _world.Step(new DestroyObject(PVSSiteRecord.ClassInfo, ObjectRef.Null)).Error!.Code
            .Should().Be(ErrorCode.HandleInvalid);
    }

    [Fact]
    public void Observations_create_change_and_remove_in_their_order_and_as_one_commit()
    {
        Ref<BlobRecord> old = _world.Create(new BlobRecord());
        Ref<BlobRecord> gone = _world.Create(new BlobRecord());
        var made = new Ref<BlobRecord>(_world.Random.NextGuid());
        _world.Do(new Observe(
        [
            new Fact(made, new BlobRecord { NameLabel = "new" }),
            new Fact(gone, null),
            new Fact(old, _world.Get(old) with { NameLabel = "changed" }),
            new Fact(new ObjectRef(_world.Random.NextGuid()), null),
        ]));
        _world.EventsAfter(new EventId(2)).Select(entry => (entry.Kind, entry.After.Slot.Reference)).Should().Equal(
            (EventKind.Add, (ObjectRef)made), (EventKind.Del, gone), (EventKind.Mod, old));
        _world.Commits.Should().HaveCount(3);
    }

    [Fact]
    public void Classes_with_rules_of_their_own_follow_them()
    {
        var table = new DeciderTable();
        ObjectDeciders.Register(table, new Lifecycles()
            .Creates<BlobRecord>((record, context) =>
                Decision.With((ObjectRef)context.Create(record with { NameLabel = "ruled" })))
            .Destroys<BlobRecord>((_, _, _) => new XenError(ErrorCode.OperationNotAllowed, "never")));
        var world = new World(table);
        Ref<BlobRecord> blob = world.Create(new BlobRecord { NameLabel = "asked" });
        world.Get(blob).NameLabel.Should().Be("ruled");
        world.Step(new DestroyObject(BlobRecord.ClassInfo, blob)).Error!.Code
            .Should().Be(ErrorCode.OperationNotAllowed);
        world.Get(blob).Should().NotBeNull();
    }
}
