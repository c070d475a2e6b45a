using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Makes the task of an asynchronous call that needed no decision: a read, or one that was refused beforehand. The
/// server's own call.
/// </summary>
/// <param name="Name">Name of the client's message.</param>
/// <param name="Error">Why the call failed; null when it did not.</param>
/// <param name="Result">The text of the result, a <c>value</c> element.</param>
public sealed record RecordAnswer(string Name, XenError? Error, string Result) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => Name;
}
