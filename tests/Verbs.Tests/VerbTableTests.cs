using Xen.Model.Verbs.Generic;
using Xen.Model.Verbs.Views;

namespace Xen.Model.Verbs.Tests;

/// <summary>What the tables of commands and columns are held to.</summary>
public sealed class VerbTableTests
{
    [Fact]
    public void Every_command_has_a_name_of_its_own_and_help()
    {
        VerbTable.All.Select(verb => verb.Name).Should().OnlyHaveUniqueItems();
        VerbTable.All.Where(verb => verb.Help.Length < 10 || !verb.Help.EndsWith('.')).Select(verb => verb.Name)
            .Should().BeEmpty();
    }

    [Fact]
    public void Every_column_that_can_be_changed_has_messages_that_change_it()
    {
        ViewTable.All.SelectMany(view => view.Columns
                .Where(column => column.IsWritable && !FieldWriter.CanWrite(column))
                .Select(column => $"{view.Name}.{column.Name}"))
            .Should().BeEmpty();
    }

    [Fact]
    public void The_columns_that_lists_show_exist()
    {
        ViewTable.All.SelectMany(view => view.Shown.Where(name => view.ColumnNamed(name) is null)
                .Select(name => $"{view.Name}.{name}"))
            .Should().BeEmpty();
    }

    [Fact]
    public void Columns_of_a_view_have_names_of_their_own()
    {
        ViewTable.All.Where(view => view.Columns.DistinctBy(column => column.Name).Count() != view.Columns.Count)
            .Select(view => view.Name).Should().BeEmpty();
    }
}
