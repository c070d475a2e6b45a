using Xen.Model.Classes;
using Xen.Model.Schema;

namespace Xen.Model.Verbs;

/// <summary>What a message takes and answers. Immutable.</summary>
/// <param name="Parameters">The types of its parameters, without the session.</param>
/// <param name="RequiredCount">How many of them have to be given.</param>
/// <param name="Result">The type of its answer.</param>
internal sealed record CallShape(IReadOnlyList<XenType> Parameters, int RequiredCount, XenType Result)
{
    private const string Destroy = ".destroy";

    /// <summary>The shape of a declared message, or of the implicit one that destroys an object.</summary>
    /// <exception cref="FormatException">There is none of the name.</exception>
    public static CallShape Of(string method)
    {
        if (DataModel.Calls.FirstOrDefault(call => call.WireName == method) is { } declared)
        {
            return new CallShape(
                [.. declared.Parameters.Select(parameter => parameter.Type)],
                declared.RequiredCount,
                declared.ResultType);
        }
        return method.EndsWith(Destroy, StringComparison.Ordinal)
            && DataModel.ClassNamed(method[..^Destroy.Length]) is { } type
                ? new CallShape([XenType.Ref(type.WireName)], 1, XenType.Void)
                : throw new FormatException($"there is no message {method}");
    }
}
