using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Projections.Queries;

/// <summary>
/// A where-expression of <c>get_all_records_where</c> and <c>get_all_where</c>, ready to be asked. Only equality;
/// <c>and</c> and <c>or</c> bind alike, from the left; <c>not</c> takes everything up to the next closing parenthesis
/// or the end. Immutable.
/// </summary>
public sealed class WhereExpression
{
    /// <summary>How deep parentheses and negations may nest; deeper ones are refused as unreadable.</summary>
    public const int DepthMax = 200;

    private const string RealRoles = "subroles<>[]";
    private const string Permissions = "subroles=[]";

    private readonly WhereNode _root;

    private WhereExpression(WhereNode root) => _root = root;

    /// <summary>Reads an expression over the objects of a class.</summary>
    /// <param name="type">The class. Roles know two expressions only; any other lets all of them through.</param>
    /// <param name="text">The expression.</param>
    /// <param name="error">
    /// INVALID_VALUE for what cannot be read, INTERNAL_ERROR for a field that the class does not have.
    /// </param>
    /// <returns>The expression; null with an error.</returns>
    public static WhereExpression? TryRead(XenClass type, string text, out XenError? error)
    {
        if (type == RoleRecord.ClassInfo)
        {
            error = null;
            return new WhereExpression(RoleRule(text));
        }
        var parser = new WhereParser(type, text);
        WhereNode? root = parser.Read();
        error = parser.Error;
        return root is null ? null : new WhereExpression(root);
    }

    /// <summary>True when the object is among those asked for.</summary>
    public bool Matches(RecordVersion version) =>
        version.Record is { } record && Matches(version.Slot.Reference, record);

    /// <summary>True when the object is among those asked for.</summary>
    public bool Matches(ObjectRef reference, XenRecord record) => _root.Holds(reference, record);

    private static WhereNode RoleRule(string text) => text switch
    {
        RealRoles => new WhereNode.Test(static record => ((RoleRecord)record).Subroles.Count > 0),
        Permissions => new WhereNode.Test(static record => ((RoleRecord)record).Subroles.Count == 0),
        _ => new WhereNode.Constant(true),
    };
}
