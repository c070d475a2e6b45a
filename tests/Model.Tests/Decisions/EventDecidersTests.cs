using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Primitives;

namespace Xen.Model.Tests.Decisions;

public sealed class EventDecidersTests
{
    private readonly World _world = new();

    [Fact]
    public void An_injected_event_comes_after_the_token_that_is_returned()
    {
        Ref<PVSSiteRecord> site = Site();
        string token = (string)_world.Do(new EventInject("PVS_site", site.ToString())).Result!;
        EventToken.TryParse(token, out EventId before).Should().BeTrue();
        EventEntry injected = _world.EventsAfter(before).Should().ContainSingle().Subject;
        injected.Kind.Should().Be(EventKind.Mod);
        injected.After.Slot.Reference.Should().Be((ObjectRef)site);
        injected.After.Record.Should().Be(injected.After.Previous!.Record);
    }

    [Fact]
    [Trait("Obligation", "EVENT-22")]
    public void Injecting_needs_the_exact_name_of_the_class_of_an_object_that_exists()
    {
        Ref<PVSSiteRecord> site = Site();
        foreach ((string type, string reference) in ((string, string)[])
            [
                ("pvs_site", site.ToString()), ("VM", site.ToString()), ("nonsense", site.ToString()),
                ("PVS_site", "OpaqueRef:NULL"), ("PVS_site", "garbage"), ("", ""),
            ])
        {
            _world.Step(new EventInject(type, reference)).Error!.Description
                .Should().Equal("HANDLE_INVALID", type, reference);
        }
    }

    private Ref<PVSSiteRecord> Site()
    {
        var site = new Ref<PVSSiteRecord>(_world.Random.NextGuid());
        _world.Do(new Model.Calls.Observe([new Model.Calls.Fact(site, new PVSSiteRecord())]));
        return site;
    }
}
