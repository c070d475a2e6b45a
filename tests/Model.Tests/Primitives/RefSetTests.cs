using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Testing;

namespace Xen.Model.Tests.Primitives;

public sealed class RefSetTests
{
    private static readonly ObjectRef[] s_references = References(200);

    public static TheoryData<int> Sizes { get; } = [0, 1, 2, 16, 17, 31, 32, 33, 34, 64, 100];

    [Theory, MemberData(nameof(Sizes))]
    public void Members_are_enumerated_newest_first_whatever_their_number(int count)
    {
        RefSet set = Filled(count);
        set.Count.Should().Be(count);
        set.Should().Equal(s_references.Take(count).Reverse());
        ((IEnumerable<Ref<VMRecord>>)set).Select(member => (ObjectRef)member).Should().Equal(set);
        s_references.Take(count).All(set.Contains).Should().BeTrue();
        set.Contains(s_references[count]).Should().BeFalse();
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Adding_or_removing_one_leaves_the_set_it_came_from_alone(int count)
    {
        RefSet set = Filled(count);
        RefSet larger = set.With(s_references[count]);
        larger.Should().Equal(s_references.Take(count + 1).Reverse());
        RefSet smaller = larger.Without(s_references[0]);
        smaller.Should().Equal(s_references.Take(count + 1).Skip(1).Reverse());
        set.Should().Equal(s_references.Take(count).Reverse());
        larger.Should().HaveCount(count + 1);
    }

    [Theory, MemberData(nameof(Sizes))]
    public void What_changes_nothing_gives_the_same_set(int count)
    {
        RefSet set = Filled(count);
        set.Without(s_references[count]).Should().BeSameAs(set);
        if (count > 0)
        {
            set.With(s_references[0]).Should().BeSameAs(set);
        }
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Sets_with_the_same_members_are_equal_in_any_order_and_form(int count)
    {
        RefSet set = Filled(count);
        RefSet<VMRecord> turned = RefSet<VMRecord>.Of(s_references.Take(count).Select(member => member.As<VMRecord>()));
        RefSet fromTree = Filled(150);
        for (int at = 149; at >= count; at--)
        {
            fromTree = fromTree.Without(s_references[at]);
        }
        turned.Equals(set).Should().BeTrue();
        fromTree.Equals(set).Should().BeTrue();
        set.Equals(fromTree).Should().BeTrue();
        fromTree.Should().Equal(set);
        set.GetHashCode().Should().Be(turned.GetHashCode());
        set.Equals(set.With(s_references[199])).Should().BeFalse();
        set.With(s_references[198]).Equals(set.With(s_references[199])).Should().BeFalse();
        set.Equals(null).Should().BeFalse();
    }

    [Fact]
    public void Repeated_references_count_once_at_the_place_of_the_last()
    {
        Ref<VMRecord> a = s_references[0].As<VMRecord>();
        Ref<VMRecord> b = s_references[1].As<VMRecord>();
        var set = RefSet<VMRecord>.Of([a, b, a, a]);
        set.Count.Should().Be(2);
        ((IEnumerable<Ref<VMRecord>>)set).Should().Equal(b, a);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Random_changes_have_the_effect_they_have_on_a_list(int seed)
    {
        var random = new SeededRandomSource((ulong)seed);
        RefSet set = RefSet<VMRecord>.Empty;
        var model = new List<ObjectRef>();
        var older = new List<(RefSet Set, ObjectRef[] Members)>();
        for (int step = 0; step < 1500; step++)
        {
            // Grows, shrinks and grows again, so that both forms and both ways between them are used.
            ObjectRef reference = random.Pick(s_references);
            if (random.Chance(step % 500 < 250 ? 80 : 25))
            {
                set = set.With(reference);
                if (!model.Contains(reference))
                {
                    model.Insert(0, reference);
                }
            }
            else
            {
                set = set.Without(reference);
                model.Remove(reference);
            }
            set.SequenceEqual(model).Should().BeTrue("seed {0}, step {1}", seed, step);
            if (step % 100 == 0)
            {
                older.Add((set, [.. model]));
            }
        }
        older.Should().OnlyContain(old => old.Set.SequenceEqual(old.Members), "old sets do not change");
    }

    private static RefSet Filled(int count) =>
        s_references.Take(count).Aggregate((RefSet)RefSet<VMRecord>.Empty, (set, member) => set.With(member));

    private static ObjectRef[] References(int count)
    {
        var random = new SeededRandomSource(7);
        return [.. Enumerable.Range(0, count).Select(_ => new ObjectRef(random.NextGuid()))];
    }
}
