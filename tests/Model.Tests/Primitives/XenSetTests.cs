using Xen.Model.Primitives;

namespace Xen.Model.Tests.Primitives;

public sealed class XenSetTests
{
    [Fact]
    public void A_new_member_stands_in_front()
    {
        XenSet<string> set = XenSet<string>.Empty.With("first").With("second");
        set.Should().Equal("second", "first");
        set[0].Should().Be("second");
        set.Count.Should().Be(2);
        set.Contains("first").Should().BeTrue();
        set.Contains("First").Should().BeFalse();
    }

    [Fact]
    public void What_changes_nothing_gives_the_same_set()
    {
        var set = XenSet<string>.Of("a", "b");
        set.With("b").Should().BeSameAs(set);
        set.Without("c").Should().BeSameAs(set);
        XenSet<string>.Of().Should().BeSameAs(XenSet<string>.Empty);
        XenSet<string>.Of("a").Without("a").Should().BeSameAs(XenSet<string>.Empty);
    }

    [Fact]
    public void Older_sets_stay_as_they_were()
    {
        var set = XenSet<long>.Of(1, 2, 3);
        set.With(4).Should().Equal(4, 1, 2, 3);
        set.Without(2).Should().Equal(1, 3);
        set.Should().Equal(1, 2, 3);
    }

    [Fact]
    public void A_list_keeps_repeated_values_and_loses_one_at_a_time()
    {
        var list = XenSet<string>.Of("x", "y", "x");
        list.Should().Equal("x", "y", "x");
        list.Without("x").Should().Equal("y", "x");
    }

    [Fact]
    public void Sets_with_the_same_members_are_equal_in_any_order()
    {
        XenSet<string>.Of("a", "b", "c").Should().BeEquivalentTo(XenSet<string>.Of("c", "a", "b"));
        XenSet<string>.Of("a", "b").Equals(XenSet<string>.Of("b", "a")).Should().BeTrue();
        XenSet<string>.Of("a", "b").Equals(XenSet<string>.Of("a", "c")).Should().BeFalse();
        XenSet<string>.Of("a").Equals(XenSet<string>.Of("a", "b")).Should().BeFalse();
        XenSet<string>.Of("a").Equals(null).Should().BeFalse();
    }

    [Theory]
    [InlineData("a,a", "a,b")]
    [InlineData("a,b", "a,a")]
    [InlineData("a,a,b", "a,b,b")]
    public void Lists_that_repeat_different_values_are_not_equal(string left, string right)
    {
        XenSet<string>.Of(left.Split(',')).Equals(XenSet<string>.Of(right.Split(','))).Should().BeFalse();
    }
}
