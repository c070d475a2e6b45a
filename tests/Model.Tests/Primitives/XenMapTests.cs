using Xen.Model.Primitives;

namespace Xen.Model.Tests.Primitives;

public sealed class XenMapTests
{
    private static readonly XenMap<string, string> s_map =
        XenMap<string, string>.Of(("b", "2"), ("a", "1"), ("c", "3"));

    [Fact]
    public void Entries_stay_in_order_of_insertion()
    {
        s_map.Keys.Should().Equal("b", "a", "c");
        s_map.With("d", "4").Keys.Should().Equal("b", "a", "c", "d");
        s_map.With("a", "9").Keys.Should().Equal("b", "a", "c");
        s_map.Without("a").Keys.Should().Equal("b", "c");
        s_map.Without("b").With("b", "2").Keys.Should().Equal("a", "c", "b");
    }

    [Fact]
    public void Of_entries_with_one_key_the_last_counts()
    {
        var map = XenMap<string, string>.Of(("k", "old"), ("l", "x"), ("k", "new"));
        map.Should().Equal(KeyValuePair.Create("k", "new"), KeyValuePair.Create("l", "x"));
    }

    [Fact]
    public void Keys_are_found_with_regard_to_case()
    {
        s_map.ContainsKey("a").Should().BeTrue();
        s_map.ContainsKey("A").Should().BeFalse();
        s_map.TryGetValue("c", out string? value).Should().BeTrue();
        value.Should().Be("3");
        s_map.TryGetValue("", out _).Should().BeFalse();
        s_map.GetOr("z", "none").Should().Be("none");
        s_map.GetOr("b", "none").Should().Be("2");
    }

    [Fact]
    public void What_changes_nothing_gives_the_same_map()
    {
        s_map.With("a", "1").Should().BeSameAs(s_map);
        s_map.Without("z").Should().BeSameAs(s_map);
        s_map.Without("a").Without("b").Without("c").Should().BeSameAs(XenMap<string, string>.Empty);
    }

    [Fact]
    public void Older_maps_stay_as_they_were()
    {
        s_map.With("a", "changed").GetOr("a", "").Should().Be("changed");
        s_map.Without("a").Count.Should().Be(2);
        s_map.GetOr("a", "").Should().Be("1");
        s_map.Count.Should().Be(3);
    }

    [Fact]
    public void Maps_with_the_same_entries_are_equal_in_any_order()
    {
        var turned = XenMap<string, string>.Of(("c", "3"), ("b", "2"), ("a", "1"));
        turned.Equals(s_map).Should().BeTrue();
        turned.GetHashCode().Should().Be(s_map.GetHashCode());
        turned.With("a", "2").Equals(s_map).Should().BeFalse();
        turned.Without("a").With("d", "1").Equals(s_map).Should().BeFalse();
        s_map.Equals(turned.With("d", "4")).Should().BeFalse();
    }
}
