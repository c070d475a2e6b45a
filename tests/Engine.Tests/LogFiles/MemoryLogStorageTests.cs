using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.LogFiles;

public sealed class MemoryLogStorageTests : LogStorageContract
{
    [Fact]
    public void A_power_loss_takes_what_was_not_flushed()
    {
        using var log = new MemoryLogStorage();
        log.AppendOne();
        log.Flush();
        log.AppendOne();

        log.Reopen(powerLoss: true).Head.Should().Be(new EventId(1));
        log.Reopen(powerLoss: false).Head.Should().Be(new EventId(2));
    }

    protected override ILogStorage Create() => new MemoryLogStorage();

    protected override ILogStorage Reopen(ILogStorage log)
    {
        log.Dispose();
        return ((MemoryLogStorage)log).Reopen();
    }
}
