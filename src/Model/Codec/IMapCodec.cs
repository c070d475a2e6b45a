using Xen.Model.Wire;

namespace Xen.Model.Codec;

/// <summary>What can be done with a map without knowing the types of its keys and values.</summary>
public interface IMapCodec
{
    /// <summary>Reads a key argument.</summary>
    object ReadKey(in WireValue value, WireReadContext context);

    /// <summary>Reads a value argument.</summary>
    object ReadEntry(in WireValue value, WireReadContext context);

    /// <summary>True when the map has the key.</summary>
    bool Contains(object map, object key);

    /// <summary>The map with the key set to the value.</summary>
    object With(object map, object key, object value);

    /// <summary>The map without the key.</summary>
    object Without(object map, object key);

    /// <summary>The key as errors and permissions spell it.</summary>
    string TextOf(object key);
}
