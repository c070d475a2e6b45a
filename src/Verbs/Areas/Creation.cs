using Xen.Model.Classes;
using Xen.Model.Schema;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Views;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Makes objects of classes whose <c>create</c> takes a whole record.</summary>
internal static class Creation
{
    /// <summary>
    /// Makes an object from the fields that matter; the others that have to be there start empty, as those of a VM, or
    /// with the first of their values.
    /// </summary>
    public static Task<WireValue> MakeAsync(
        VerbRun run, XenClass type, params (string Name, WireValue Value)[] given)
    {
        var fields = given.ToDictionary(field => field.Name, field => field.Value);
        foreach (Field field in type.ConstructorFields.Where(field => !field.HasDefault))
        {
            fields.TryAdd(field.WireName, Empty(field.Type));
        }
        return run.CallAsync($"{type}.create", WireValue.Struct([.. fields]));
    }

    /// <summary>The same, and prints the uuid of what was made.</summary>
    public static async Task ShowAsync(
        VerbRun run, XenClass type, params (string Name, WireValue Value)[] given) =>
        await run.ShowUuidAsync(type, await MakeAsync(run, type, given).ConfigureAwait(false)).ConfigureAwait(false);

    private static WireValue Empty(XenType type) =>
        type.IsMap ? WireValue.Struct([])
            : type.IsSet ? WireValue.Array([])
            : type.ReferencedClass is not null ? WireValue.Of(ApiObjects.NullReference)
            : ReferenceEquals(type, XenType.Bool) ? WireValue.Of(false)
            : ReferenceEquals(type, XenType.Int) ? WireValue.Of(0L)
            : ReferenceEquals(type, XenType.Float) ? WireValue.Of(0.0)
            : EnumText.NameOf(type) is { } name
                ? WireValue.Of(DataModel.EnumTypes.First(item => item.WireName == name).Values[0])
                : WireValue.Of("");
}
