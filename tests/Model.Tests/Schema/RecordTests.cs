using System.Reflection;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Testing;

namespace Xen.Model.Tests.Schema;

public sealed class RecordTests
{
    public static TheoryData<string> ClassNames { get; } = [.. DataModel.Classes.Select(type => type.WireName)];

    [Theory, MemberData(nameof(ClassNames))]
    public void An_empty_record_can_be_written_with_every_member_that_clients_expect(string className)
    {
        XenClass type = DataModel.ClassNamed(className)!;
        string text = WireText.Of(type.Empty);
        foreach (Field field in type.PublicFields.Where(field => !field.Type.IsOption))
        {
            text.Should().Contain(field.WireName + ":");
        }
        foreach (Field field in type.Fields.Where(field => field.Declaration.Internal))
        {
            text.Should().NotContain(" " + field.WireName + ":");
        }
    }

    [Theory, MemberData(nameof(ClassNames))]
    public void Every_field_starts_at_the_default_that_its_declaration_gives(string className)
    {
        XenClass type = DataModel.ClassNamed(className)!;
        foreach (Field field in type.Fields)
        {
            object? actual = field.GetValue(type.Empty);
            object? declared = field.Declaration.Default;
            Type valueType = Samples.ValueType(field);
            if (declared is string text && valueType != typeof(string))
            {
                WireTextOf(field, type.Empty).Should().ContainAll(text.Split(',', '='));
            }
            else if (declared is not null)
            {
                actual.Should().Be(declared, "{0} declares it", field);
            }
            else
            {
                field.IsEmpty(type.Empty).Should().BeTrue("{0} declares no default", field);
            }
        }
    }

    [Theory, MemberData(nameof(ClassNames))]
    public void A_field_gives_back_what_it_was_given_and_leaves_the_rest_alone(string className)
    {
        XenClass type = DataModel.ClassNamed(className)!;
        var random = new SeededRandomSource(31);
        XenRecord record = Samples.Record(type, random);
        foreach (Field field in type.StoredFields.Where(Samples.HasOther))
        {
            object value = Samples.Other(field, record, random);
            XenRecord changed = field.WithValue(record, value);
            field.GetValue(changed).Should().Be(value);
            type.Fields.Where(other => other != field).All(other => other.Same(record, changed)).Should().BeTrue();
            changed.Should().NotBe(record);
            field.WithValue(changed, value).Should().BeSameAs(changed);
        }
    }

    [Theory, MemberData(nameof(ClassNames))]
    public void Properties_and_fields_are_two_ways_to_the_same_value(string className)
    {
        XenClass type = DataModel.ClassNamed(className)!;
        XenRecord record = Samples.Record(type, new SeededRandomSource(32));
        PropertyInfo[] properties = record.GetType().GetProperties();
        foreach (Field field in type.Fields)
        {
            PropertyInfo property = properties.Single(property =>
                property.GetCustomAttribute<FieldAttribute>()?.WireName == field.WireName);
            property.GetValue(record).Should().Be(field.GetValue(record));
        }
    }

    [Fact]
    public void Texts_for_debugging_hide_secrets()
    {
        Field[] secrets =
            [.. DataModel.Classes.SelectMany(type => type.Fields).Where(field => field.Declaration.Secret)];
        secrets.Should().NotBeEmpty();
        foreach (Field field in secrets.Where(field => Samples.ValueType(field) == typeof(string)))
        {
            XenRecord record = field.WithValue(field.Class.Empty, "hunter2");
            record.ToString().Should().NotContain("hunter2").And.Contain(field.WireName + "=(secret)");
        }
    }

    [Fact]
    public void Numbers_and_names_are_given_once()
    {
        DataModel.Classes.Select(type => type.Id).Should().OnlyHaveUniqueItems();
        DataModel.Classes.Select(type => type.WireName).Should().OnlyHaveUniqueItems();
        DataModel.Classes.Select(type => type.EventName).Should().OnlyHaveUniqueItems();
        DataModel.Calls.Select(call => call.WireName).Should().OnlyHaveUniqueItems();
        foreach (XenClass type in DataModel.Classes)
        {
            type.Fields.Select(field => field.Id).Should().OnlyHaveUniqueItems().And.NotContain(id => id < 1);
            DataModel.ClassNumbered(type.Id).Should().BeSameAs(type);
            type.Fields.Select(field => type.FieldNumbered(field.Id)).Should().Equal(type.Fields);
            type.Fields.Select(field => type.FieldNamed(field.WireName)).Should().Equal(type.Fields);
        }
    }

    [Fact]
    public void What_does_not_exist_is_not_found()
    {
        DataModel.ClassNamed("vm").Should().BeNull("names have a case");
        DataModel.ClassNumbered(-1).Should().BeNull();
        DataModel.ClassNumbered(int.MaxValue).Should().BeNull();
        VMRecord.ClassInfo.FieldNumbered(0).Should().BeNull();
        VMRecord.ClassInfo.FieldNumbered(int.MaxValue).Should().BeNull();
        VMRecord.ClassInfo.FieldNamed("nonsense").Should().BeNull();
    }

    [Fact]
    public void A_record_shows_only_the_fields_of_its_class()
    {
        var record = new VMRecord { NameLabel = "web", Tags = XenSet<string>.Of("a") };
        record.Class.Should().BeSameAs(VMRecord.ClassInfo);
        record.ToString().Should().StartWith("VM {").And.Contain("name_label=web").And.Contain("tags=('a')");
    }

    private static string WireTextOf(Field field, XenRecord record)
    {
        var writer = new WireText();
        field.Write(writer, record);
        return writer.ToString();
    }
}
