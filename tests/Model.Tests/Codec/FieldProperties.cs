using FsCheck;
using FsCheck.Fluent;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Testing;

namespace Xen.Model.Tests.Codec;

/// <summary>Whatever a field holds comes back from the log; what fails is made as small as possible.</summary>
public sealed class FieldProperties
{
    private static readonly Config s_thorough = Config.QuickThrowOnFailure.WithMaxTest(60).WithQuietOnSuccess(true);

    [Fact]
    public void Every_class_with_any_values_survives_the_log()
    {
        Check.One(s_thorough, Prop.ForAll<uint>(seed => DataModel.Classes.All(type =>
        {
            XenRecord record = Samples.Record(type, new SeededRandomSource(seed));
            return Unpacked(record, type).Equals(record);
        })));
    }

    [Fact]
    public void Every_field_of_text_holds_any_text() => ForEach<NonNull<string>, string>(
        text => IsWritable(text.Get) ? text.Get : "");

    [Fact]
    public void Every_field_of_whole_numbers_holds_any_number() => ForEach<long, long>(number => number);

    [Fact]
    public void Every_field_of_fractions_holds_any_fraction() => ForEach<double, double>(number => number);

    [Fact]
    public void Every_field_of_sets_holds_any_texts() => ForEach<NonNull<string>[], XenSet<string>>(
        texts => XenSet<string>.Of([.. texts.Select(text => text.Get).Where(IsWritable)]));

    [Fact]
    public void Every_field_of_maps_holds_any_texts() =>
        ForEach<(NonNull<string>, NonNull<string>)[], XenMap<string, string>>(pairs => XenMap<string, string>.Of(pairs
            .Where(pair => IsWritable(pair.Item1.Get) && IsWritable(pair.Item2.Get))
            .DistinctBy(pair => pair.Item1.Get)
            .Select(pair => KeyValuePair.Create(pair.Item1.Get, pair.Item2.Get))));

    private static void ForEach<TDrawn, TValue>(Func<TDrawn, TValue> make)
        where TValue : notnull
    {
        Field[] fields =
        [
            .. DataModel.Classes.SelectMany(type => type.StoredFields)
                .Where(field => Samples.ValueType(field) == typeof(TValue)),
        ];
        fields.Should().NotBeEmpty();
        Check.One(s_thorough, Prop.ForAll<TDrawn>(drawn =>
        {
            TValue value = make(drawn);
            return fields.All(field =>
            {
                XenRecord record = field.WithValue(field.Class.Empty, value);
                return field.Same(Unpacked(record, field.Class), record);
            });
        }));
    }

    private static XenRecord Unpacked(XenRecord record, XenClass type)
    {
        byte[] bytes = Pack.Bytes((ref MessagePackWriter writer) =>
            RecordPacker.Pack(ref writer, record, type.StoredFields));
        var reader = new MessagePackReader(bytes);
        return RecordPacker.Unpack(ref reader, type.Empty);
    }

    /// <summary>Half a surrogate pair is no text; the sequencer refuses it before anything is written.</summary>
    private static bool IsWritable(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return false;
            }
        }
        return true;
    }
}
