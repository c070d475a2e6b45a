using Xen.Model.Wire;

namespace Xen.Model.Codec;

/// <summary>What can be done with a set without knowing the type of its members.</summary>
public interface ISetCodec
{
    /// <summary>Reads a member argument.</summary>
    object ReadMember(in WireValue value, WireReadContext context);

    /// <summary>The set with the member.</summary>
    object With(object set, object member);

    /// <summary>The set without the member.</summary>
    object Without(object set, object member);
}
