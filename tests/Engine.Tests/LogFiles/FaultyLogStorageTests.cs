using Xen.Model.Primitives;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.LogFiles;

public sealed class FaultyLogStorageTests
{
    [Theory]
    [InlineData(LogFault.FailAppend, 1)]
    [InlineData(LogFault.TearAppend, 3)]
    public void The_chosen_append_fails_and_leaves_what_the_fault_says(LogFault fault, long head)
    {
        var inner = new MemoryLogStorage();
        using var log = new FaultyLogStorage(inner, fault, 2);
        log.AppendOne();

        log.Invoking(l => l.Append(Batches.Of(2, 1, 1, 1, 1))).Should().Throw<IOException>();

        log.HasFailed.Should().BeTrue();
        inner.Head.Should().Be(new EventId(head));
        inner.FirstIds().Should().HaveCount((int)head);
    }

    [Fact]
    public void The_chosen_flush_fails_and_makes_nothing_durable()
    {
        var inner = new MemoryLogStorage();
        using var log = new FaultyLogStorage(inner, LogFault.FailFlush, 2);
        log.AppendOne();
        log.Flush();
        log.AppendOne();

        log.Invoking(l => l.Flush()).Should().Throw<IOException>();

        inner.Durable.Should().Be(new EventId(1));
    }

    [Fact]
    public void Every_call_after_the_fault_fails_with_the_same_exception()
    {
        using var log = new FaultyLogStorage(new MemoryLogStorage(), LogFault.FailAppend, 1);
        IOException first = log.Invoking(l => l.AppendOne()).Should().Throw<IOException>().Which;

        log.Invoking(l => l.AppendOne()).Should().Throw<IOException>().Which.Should().BeSameAs(first);
        log.Invoking(l => l.Flush()).Should().Throw<IOException>().Which.Should().BeSameAs(first);
        log.Invoking(l => l.Read(EventId.None)).Should().Throw<IOException>().Which.Should().BeSameAs(first);
        log.Invoking(l => l.Truncate(EventId.None)).Should().Throw<IOException>().Which.Should().BeSameAs(first);
    }

    [Fact]
    public void A_call_number_below_one_is_refused()
    {
        Action act = () => _ = new FaultyLogStorage(new MemoryLogStorage(), LogFault.FailAppend, 0);

        act.Should().Throw<ArgumentOutOfRangeException>();
    }
}
