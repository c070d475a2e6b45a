using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Handlers.Database;
using Xen.Model.Schema;
using Xen.Model.Testing;
using Xen.Model.Tests;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Tests.Handlers.Database;

public sealed class DatabaseValueTests
{
    [Fact, Trait("Obligation", "HANDLER-6")]
    public void Every_field_of_every_class_is_read_as_it_was_written()
    {
        var random = new SeededRandomSource(5);
        foreach (XenClass type in DatabaseDump.Classes)
        {
            for (int round = 0; round < 5; round++)
            {
                XenRecord record = round == 0 ? type.Empty : Samples.Record(type, random);
                foreach (Field field in DatabaseDump.FieldsOf(type))
                {
                    ShouldRoundTrip(field, record);
                }
            }
        }
    }

    [Fact]
    public void Texts_with_quotes_and_backslashes_stay_whole()
    {
        VMRecord vm = (VMRecord)VMRecord.ClassInfo.Empty with
        {
            Tags = XenSet<string>.Of("it's", @"back\slash", @"both\'", "(a 'b')", ""),
            OtherConfig = XenMap<string, string>.Of(("k'ey", "v'al"), ("", ""), ("line\nbreak", "\t")),
        };
        ShouldRoundTrip(VMRecord.TagsField, vm);
        ShouldRoundTrip(VMRecord.OtherConfigField, vm);
        DatabaseText.Of(VMRecord.TagsField, (VMRecord)VMRecord.ClassInfo.Empty with
        {
            Tags = XenSet<string>.Of("a", "b's"),
        }).Should().Be(@"('a' 'b\'s')");
        DatabaseText.Of(VMRecord.OtherConfigField, (VMRecord)VMRecord.ClassInfo.Empty with
        {
            OtherConfig = XenMap<string, string>.Of(("k", "v"), ("l", "")),
        }).Should().Be("(('k' 'v') ('l' ''))");
    }

    [Theory]
    [InlineData("")]
    [InlineData("(")]
    [InlineData("('a'")]
    [InlineData("('a'))")]
    [InlineData("('a\\")]
    [InlineData("(a)")]
    public void What_is_no_set_is_refused(string text)
    {
        new Action(() => DatabaseValue.Read(text, VMRecord.TagsField.Type)).Should().Throw<FormatException>();
    }

    private static void ShouldRoundTrip(Field field, XenRecord record)
    {
        string text = DatabaseText.Of(field, record);
        var context = new WireReadContext(typed: true);
        object value = field.ReadValue(DatabaseValue.Read(text, field.Type), context);
        context.TypeError.Should().BeNull($"{field} was '{text}'");
        XenRecord back = field.WithValue(record.Class.Empty, value);
        field.Same(back, record).Should().BeTrue($"{field} was '{text}'");
    }
}
