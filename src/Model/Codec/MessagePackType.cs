namespace Xen.Model.Codec;

/// <summary>The type families of MessagePack, told apart by a value's first byte.</summary>
public enum MessagePackType
{
    /// <summary>The byte 0xc1, which no valid stream holds.</summary>
    Unknown,

    /// <summary>A signed or unsigned integer of any width.</summary>
    Integer,

    /// <summary>Nil, the absent value.</summary>
    Nil,

    /// <summary>False or true.</summary>
    Boolean,

    /// <summary>A 32 or 64 bit floating point number.</summary>
    Float,

    /// <summary>UTF-8 text.</summary>
    String,

    /// <summary>Bytes.</summary>
    Binary,

    /// <summary>A header followed by that many values.</summary>
    Array,

    /// <summary>A header followed by that many pairs of key and value.</summary>
    Map,

    /// <summary>A typed extension, among them the timestamp.</summary>
    Extension,
}
