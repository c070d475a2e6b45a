using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Tests.Decisions;

public sealed class SessionDecidersTests
{
    private readonly World _world = new();

    [Fact]
    public void A_session_gets_its_identity_and_times_when_it_opens()
    {
        DateTimeOffset now = _world.Now;
        SessionRecord session = _world.Get(Open());
        session.LastActive.Should().Be(now);
        session.ValidationTime.Should().Be(now);
        Guid.TryParse(session.Uuid, out _).Should().BeTrue();
        session.Originator.Should().Be("tests");
    }

    [Fact]
    public void Logging_out_ends_the_session_of_the_caller_and_no_other()
    {
        Ref<SessionRecord> mine = Open();
        Ref<SessionRecord> other = Open();
        _world.Do(new SessionLogout(), new CallContext { Session = mine });
        _world.View.Find(mine).Should().BeNull();
        _world.Get(other).Should().NotBeNull();
        _world.Step(new SessionLogout(), new CallContext { Session = mine }).Error!.Description
            .Should().Equal("SESSION_INVALID", mine.ToString());
    }

    [Fact]
    public void Touching_a_session_that_has_ended_is_no_error()
    {
        _world.Do(new TouchSession(new Ref<SessionRecord>(_world.Random.NextGuid())));
        _world.View.All<SessionRecord>().Should().BeEmpty();
    }

    private Ref<SessionRecord> Open() =>
        (Ref<SessionRecord>)_world.Do(new OpenSession(new SessionRecord { Originator = "tests" })).Result!;
}
