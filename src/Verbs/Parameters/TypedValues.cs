using Xen.Model.Classes;
using Xen.Model.Schema;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Views;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Parameters;

/// <summary>Gives texts from a command line the types that the API wants.</summary>
internal static class TypedValues
{
    /// <summary>A value of any type but maps; references are named by uuid, sets have commas.</summary>
    /// <param name="objects">Finds what uuids name.</param>
    /// <param name="type">The type.</param>
    /// <param name="name">The parameter, for those who are told that its value is wrong.</param>
    /// <param name="text">What was typed.</param>
    /// <exception cref="CommandFailedException">It is no value of the type.</exception>
    public static async Task<WireValue> ReadAsync(ApiObjects objects, XenType type, string name, string text)
    {
        if (type.ReferencedClass is { } className)
        {
            return WireValue.Of(await ReferenceAsync(objects, className, text).ConfigureAwait(false));
        }
        if (type.IsSet)
        {
            List<WireValue> members = [];
            foreach (string member in ValueText.Set(text))
            {
                members.Add(await ReadAsync(objects, type.Element!, name, member).ConfigureAwait(false));
            }
            return WireValue.Array(members);
        }
        return Single(type, name, text);
    }

    /// <summary>A map of texts.</summary>
    public static WireValue Map(IEnumerable<KeyValuePair<string, string>> entries) => WireValue.Struct(
        [.. entries.Select(entry => KeyValuePair.Create(entry.Key, WireValue.Of(entry.Value)))]);

    /// <summary>A set of texts.</summary>
    public static WireValue Set(IEnumerable<string> members) => WireValue.Array([.. members.Select(WireValue.Of)]);

    private static WireValue Single(XenType type, string name, string text) =>
        ReferenceEquals(type, XenType.Bool) ? WireValue.Of(ValueText.Bool(name, text))
            : ReferenceEquals(type, XenType.Int) ? WireValue.Of(ValueText.Int(name, text))
            : ReferenceEquals(type, XenType.Float) ? WireValue.Of(ValueText.Float(name, text))
            : ReferenceEquals(type, XenType.Date) ? WireValue.Date(text)
            : EnumText.NameOf(type) is { } enumName ? Enum(enumName, name, text)
            : WireValue.Of(text);

    private static WireValue Enum(string enumName, string name, string text) =>
        EnumText.Read(enumName, text) is { } value
            ? WireValue.Of(value)
            : throw ValueText.Expected(name, text, string.Join(", ", EnumText.Choices(enumName)));

    private static async Task<string> ReferenceAsync(ApiObjects objects, string className, string uuid) =>
        uuid.Length == 0 || uuid == CellText.Nothing || uuid == ApiObjects.NullReference
            ? ApiObjects.NullReference
            : (await objects.ByUuidAsync(DataModel.ClassNamed(className)!, uuid).ConfigureAwait(false)).Reference;
}
