using Xen.Model.Codec;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Testing;

namespace Xen.Model.Tests;

/// <summary>Values for any field, so that tests can speak about all classes at once.</summary>
internal static class Samples
{
    /// <summary>False for a field of an enum with a single value.</summary>
    public static bool HasOther(Field field) =>
        !(ValueType(field) is { IsEnum: true } type && Enum.GetValues(type).Length == 1);

    /// <summary>A record of the class that differs from the empty one in every stored field that can differ.</summary>
    public static XenRecord Record(XenClass type, SeededRandomSource random)
    {
        XenRecord record = type.Empty;
        foreach (Field field in type.StoredFields.Where(HasOther))
        {
            record = field.WithValue(record, Other(field, record, random));
        }
        return record;
    }

    /// <summary>A value for the field that is not the one in the record.</summary>
    public static object Other(Field field, XenRecord record, SeededRandomSource random)
    {
        // A set of an enum with one value has two values, and chance finds the other soon.
        for (int attempt = 0; attempt < 1000; attempt++)
        {
            object value = Value(ValueType(field), random);
            if (!ReferenceEquals(field.WithValue(record, value), record))
            {
                return value;
            }
        }
        throw new InvalidOperationException($"{field} seems to have one value only");
    }

    /// <summary>The C# type of a field's values.</summary>
    public static Type ValueType(Field field) => field.GetType().GetGenericArguments()[1];

    public static object Value(Type type, SeededRandomSource random)
    {
        if (type.IsEnum)
        {
            Array values = Enum.GetValues(type);
            return values.GetValue(random.NextInt(values.Length))!;
        }
        if (type.IsSubclassOf(typeof(XenRecord)))
        {
            return Record(ClassOf(type), random);
        }
        if (type.IsGenericType)
        {
            return Generic(type, type.GetGenericArguments(), random);
        }
        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => $"text <{random.NextInt(1000)}> & 'more' \u00fc \U0001F427",
            TypeCode.Int64 => random.NextInt(int.MaxValue) * (random.Chance(50) ? -1L : 1L << 30),
            TypeCode.Double => random.NextInt(1000) / 7.0,
            TypeCode.Boolean => random.Chance(50),
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch.AddSeconds(random.NextInt(int.MaxValue)),
            _ => throw new NotSupportedException($"no sample of {type}"),
        };
    }

    public static XenClass ClassOf(Type record) =>
        (XenClass)record.GetProperty(nameof(IXenRecord.ClassInfo))!.GetValue(null)!;

    private static object Generic(Type type, Type[] arguments, SeededRandomSource random)
    {
        Type definition = type.GetGenericTypeDefinition();
        if (definition == typeof(Ref<>))
        {
            return Activator.CreateInstance(type, random.NextGuid())!;
        }
        object collection = type.GetField("Empty")!.GetValue(null)!;
        for (int count = random.NextInt(4); count > 0; count--)
        {
            object[] added = definition == typeof(RefSet<>)
                ? [new ObjectRef(random.NextGuid())]
                : [.. arguments.Select(argument => Value(argument, random))];
            collection = type.GetMethod("With")!.Invoke(collection, added)!;
        }
        return collection;
    }
}
