using Microsoft.CodeAnalysis;

namespace Xen.Model.Generator.Tests;

public sealed class IncrementalTests
{
    private const int ClassFile = 0;
    private const int UnrelatedFile = 4;

    [Fact]
    public void An_edit_elsewhere_derives_nothing_again()
    {
        Generation run = new Generation(Sources.All)
            .Edit(UnrelatedFile, Sources.Unrelated.Replace("One = 1", "One = 2 - 1", StringComparison.Ordinal));
        run.OutputReasons.Should().NotBeEmpty().And.OnlyContain(reason => reason == IncrementalStepRunReason.Cached);
        foreach (string step in (string[])["Classes", "Calls", "Enums", "Errors"])
        {
            run.StepReasons(step).Should().NotBeEmpty().And.OnlyContain(reason => IsOld(reason));
        }
    }

    [Fact]
    public void A_comment_in_a_declaration_derives_nothing_again()
    {
        string commented = Sources.Class.Replace("    [Field(2,", "// A remark.\n[Field(2,", StringComparison.Ordinal);
        Generation run = new Generation(Sources.All).Edit(ClassFile, commented);
        run.OutputReasons.Should().OnlyContain(reason => reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void A_changed_class_is_derived_again_and_the_others_are_not()
    {
        Generation run =
            new Generation([.. Sources.All, Sources.Class.Replace("Widget", "Gadget", StringComparison.Ordinal)])
            .Edit(ClassFile, Sources.Class.Replace("5L", "6L", StringComparison.Ordinal));
        run["WidgetRecord.g.cs"].Should().Contain("_size = 6L");
        run.StepReasons("Classes").Should().ContainSingle(reason => reason == IncrementalStepRunReason.Modified);
        run.StepReasons("Calls").Should().OnlyContain(reason => IsOld(reason));
        run.OutputReasons.Count(reason => !IsOld(reason))
            .Should().BeLessThanOrEqualTo(2, "the class and perhaps the lists");
    }

    [Fact]
    public void A_deleted_class_leaves_the_lists()
    {
        Generation run = new Generation(Sources.All).Edit(ClassFile, "");
        run["DataModel.g.cs"].Should().NotContain("WidgetRecord.ClassInfo");
        run.All.Keys.Should().NotContain("WidgetRecord.g.cs");
    }

    [Fact]
    public void The_order_of_files_makes_no_difference()
    {
        Dictionary<string, string> expected = new Generation(Sources.All).All;
        new Generation([.. Sources.All.Reverse()]).All.Should().Equal(expected);
        new Generation([.. Sources.All.OrderBy(source => source.Length)]).All.Should().Equal(expected);
    }

    private static bool IsOld(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
