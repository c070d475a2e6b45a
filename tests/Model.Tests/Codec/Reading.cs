using Xen.Model.Codec;
using Xen.Model.Wire;

namespace Xen.Model.Tests.Codec;

/// <summary>Reads one argument and tells what came of it.</summary>
internal static class Reading
{
    internal static T Good<T>(Codec<T> codec, WireValue value)
    {
        var context = new WireReadContext();
        T read = codec.Read(value, context);
        context.TypeError.Should().BeNull();
        context.UnknownReference.Should().BeNull();
        return read;
    }

    internal static string Error<T>(Codec<T> codec, WireValue value)
    {
        var context = new WireReadContext();
        codec.Read(value, context);
        context.TypeError.Should().NotBeNull("{0} is no {1}", value, codec.Type);
        context.TypeError!.Code.Should().Be("INTERNAL_ERROR");
        return context.TypeError.Parameters.Should().ContainSingle().Which;
    }
}
