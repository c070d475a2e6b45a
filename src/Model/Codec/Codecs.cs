using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Codec;

/// <summary>The codecs of all types that the data model has. Enums are in <see cref="Classes.Enums"/>.</summary>
public static class Codecs
{
    /// <summary>Codec of text.</summary>
    public static readonly Codec<string> Text = new TextCodec();

    /// <summary>Codec of 64-bit numbers.</summary>
    public static readonly Codec<long> Int = new IntCodec();

    /// <summary>Codec of floating-point numbers.</summary>
    public static readonly Codec<double> Float = new FloatCodec();

    /// <summary>Codec of true and false.</summary>
    public static readonly Codec<bool> Bool = new BoolCodec();

    /// <summary>Codec of times.</summary>
    public static readonly Codec<DateTimeOffset> Date = new DateCodec();

    /// <summary>Codec of the result of calls that return nothing.</summary>
    public static readonly Codec<Nothing> Nothing = new NothingCodec();

    /// <summary>Codec of references to one class.</summary>
    public static Codec<Ref<T>> Ref<T>()
        where T : XenRecord, IXenRecord => RefCodec<T>.Instance;

    /// <summary>Codec of sets of references to one class.</summary>
    public static Codec<RefSet<T>> RefSet<T>()
        where T : XenRecord, IXenRecord => RefSetCodec<T>.Instance;

    /// <summary>Codec of whole records.</summary>
    public static Codec<T> Record<T>()
        where T : XenRecord, IXenRecord => RecordCodec<T>.Instance;

    /// <summary>Codec of sets.</summary>
    public static Codec<XenSet<T>> Set<T>(Codec<T> element) => new SetCodec<T>(element);

    /// <summary>Codec of maps.</summary>
    public static Codec<XenMap<TKey, TValue>> Map<TKey, TValue>(Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => new MapCodec<TKey, TValue>(key, value);

    /// <summary>Codec of values that may be absent.</summary>
    public static Codec<T?> Option<T>(Codec<T> inner)
        where T : class => new OptionCodec<T>(inner);
}
