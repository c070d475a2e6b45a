using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Tests.Decisions;

public sealed class ObserverDecidersTests
{
    private readonly World _world = new();

    [Fact]
    [Trait("Obligation", "OBJECT-16")]
    public void An_observer_keeps_what_it_was_told()
    {
        Ref<ObserverRecord> observer = _world.Create(new ObserverRecord { NameLabel = "tracing" });

        _world.Do(new ObserverSetEnabled(observer, true));
        _world.Do(new ObserverSetEndpoints(observer, XenSet<string>.Of("bugtool", "https://collector.example/v1")));
        _world.Do(new ObserverSetComponents(observer, XenSet<string>.Of("xapi", "xenopsd")));
        _world.Do(new ObserverSetAttributes(observer, XenMap<string, string>.Of(("pool.name", "lab"))));

        ObserverRecord record = _world.Get(observer);
        record.Enabled.Should().BeTrue();
        record.Endpoints.Should().Equal("bugtool", "https://collector.example/v1");
        record.Components.Should().Equal("xapi", "xenopsd");
        record.Attributes.GetOr("pool.name", "").Should().Be("lab");
    }

    [Theory]
    [InlineData("ftp://collector")]
    [InlineData("collector")]
    [InlineData("")]
    [Trait("Obligation", "OBJECT-17")]
    public void Spans_go_to_web_addresses_or_the_local_log(string endpoint)
    {
        string[] expected = [ErrorCode.InvalidValue, "endpoint", endpoint];
        Ref<ObserverRecord> observer = _world.Create(new ObserverRecord());

        _world.Step(new ObserverSetEndpoints(observer, XenSet<string>.Of(endpoint))).Error!.Description
            .Should().Equal(expected);
        _world.Step(new CreateObject(new ObserverRecord { Endpoints = XenSet<string>.Of(endpoint) }))
            .Error!.Description.Should().Equal(expected);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("Upper")]
    [InlineData("with space")]
    [InlineData("-dash")]
    [Trait("Obligation", "OBJECT-17")]
    public void Names_of_attributes_are_short_and_plain(string key)
    {
        Ref<ObserverRecord> observer = _world.Create(new ObserverRecord());

        _world.Step(new ObserverSetAttributes(observer, XenMap<string, string>.Of((key, "value"))))
            .Error!.Description.Should().Equal(ErrorCode.InvalidValue, "attribute key", key);
    }

    [Fact]
    [Trait("Obligation", "OBJECT-17")]
    public void Components_and_hosts_must_be_known()
    {
        Ref<ObserverRecord> observer = _world.Create(new ObserverRecord());
        var host = new Ref<HostRecord>(_world.Random.NextGuid());

        _world.Step(new ObserverSetComponents(observer, XenSet<string>.Of("xapi", "kernel"))).Error!.Description
            .Should().Equal(ErrorCode.InvalidValue, "component", "kernel");
        _world.Step(new ObserverSetHosts(observer, RefSet<HostRecord>.Of([host]))).Error!.Description
            .Should().Equal(ErrorCode.HandleInvalid, "host", host.ToString());
    }
}
