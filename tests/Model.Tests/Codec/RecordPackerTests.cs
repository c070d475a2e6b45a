using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Schema;
using Xen.Model.Testing;

namespace Xen.Model.Tests.Codec;

public sealed class RecordPackerTests
{
    public static TheoryData<string> ClassNames { get; } = [.. DataModel.Classes.Select(type => type.WireName)];

    [Theory, MemberData(nameof(ClassNames))]
    public void A_record_with_a_value_in_every_field_survives_the_log(string className)
    {
        XenClass type = DataModel.ClassNamed(className)!;
        XenRecord record = Samples.Record(type, new SeededRandomSource(21));
        foreach (Field field in type.StoredFields.Where(Samples.HasOther))
        {
            field.Same(record, type.Empty).Should().BeFalse("{0} was given a value", field);
        }
        XenRecord read = Unpack(Packed(record, type.StoredFields), type.Empty);
        read.Should().Be(record);
        WireText.OfLastingFields(read).Should().Be(WireText.OfLastingFields(record));
    }

    [Theory, MemberData(nameof(ClassNames))]
    public void Fields_of_a_future_version_are_skipped(string className)
    {
        XenClass type = DataModel.ClassNamed(className)!;
        XenRecord record = Samples.Record(type, new SeededRandomSource(22));
        byte[] bytes = Pack.Bytes((ref MessagePackWriter writer) =>
        {
            writer.WriteMapHeader(type.StoredFields.Length + 3);
            writer.Write(10_001);
            writer.Write("a text");
            foreach (Field field in type.StoredFields)
            {
                writer.Write(field.Id);
                field.Pack(ref writer, record);
            }
            writer.Write(0);
            writer.WriteNil();
            writer.Write(10_002);
            writer.WriteArrayHeader(2);
            writer.WriteMapHeader(1);
            writer.Write("key");
            writer.Write(1.5);
            writer.Write(true);
        });
        Unpack(bytes, type.Empty).Should().Be(record);
    }

    [Theory, MemberData(nameof(ClassNames))]
    public void Fields_that_are_absent_stay_as_they_were(string className)
    {
        XenClass type = DataModel.ClassNamed(className)!;
        XenRecord record = Samples.Record(type, new SeededRandomSource(23));
        byte[] nothing = Packed(record, []);
        Unpack(nothing, record).Should().BeSameAs(record);
        foreach (Field field in type.StoredFields.Take(3))
        {
            XenRecord read = Unpack(Packed(record, [field]), type.Empty);
            field.Same(read, record).Should().BeTrue();
            type.StoredFields.Where(other => other != field).All(other => other.Same(read, type.Empty))
                .Should().BeTrue();
        }
    }

    [Theory, MemberData(nameof(ClassNames))]
    public void Reading_never_changes_the_record_it_starts_from(string className)
    {
        XenClass type = DataModel.ClassNamed(className)!;
        string before = WireText.OfLastingFields(type.Empty);
        Unpack(Packed(Samples.Record(type, new SeededRandomSource(24)), type.StoredFields), type.Empty);
        WireText.OfLastingFields(type.Empty).Should().Be(before);
    }

    [Fact]
    public void A_record_cut_short_is_refused()
    {
        byte[] bytes =
            Packed(Samples.Record(TaskRecord.ClassInfo, new SeededRandomSource(25)), TaskRecord.ClassInfo.StoredFields);
        for (int length = 0; length < bytes.Length; length += 7)
        {
            Action reading = () => Unpack(bytes[..length], TaskRecord.ClassInfo.Empty);
            reading.Should().Throw<MessagePackException>("{0} of {1} bytes are no record", length, bytes.Length);
        }
    }

    private static byte[] Packed(XenRecord record, IReadOnlyCollection<Field> fields) =>
        Pack.Bytes((ref MessagePackWriter writer) => RecordPacker.Pack(ref writer, record, fields));

    private static XenRecord Unpack(byte[] bytes, XenRecord basis) =>
        (XenRecord)Pack.Read(bytes, (ref MessagePackReader reader) => RecordPacker.Unpack(ref reader, basis))!;
}
