using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Projections.Queries;

/// <summary>A part of a where-expression. Immutable.</summary>
internal abstract record WhereNode
{
    public abstract bool Holds(ObjectRef reference, XenRecord record);

    internal sealed record Constant(bool Value) : WhereNode
    {
        public override bool Holds(ObjectRef reference, XenRecord record) => Value;
    }

    internal sealed record Test(Func<XenRecord, bool> Rule) : WhereNode
    {
        public override bool Holds(ObjectRef reference, XenRecord record) => Rule(record);
    }

    internal sealed record Not(WhereNode Inner) : WhereNode
    {
        public override bool Holds(ObjectRef reference, XenRecord record) => !Inner.Holds(reference, record);
    }

    internal sealed record Same(WhereValue Left, WhereValue Right) : WhereNode
    {
        public override bool Holds(ObjectRef reference, XenRecord record) =>
            Left.In(reference, record) == Right.In(reference, record);
    }

    /// <summary>
    /// Terms joined by <c>and</c> and <c>or</c>, from the left; a list, so that long ones do not nest.
    /// </summary>
    internal sealed record Chain(WhereNode First, IReadOnlyList<(bool IsAnd, WhereNode Term)> Rest) : WhereNode
    {
        public override bool Holds(ObjectRef reference, XenRecord record)
        {
            bool holds = First.Holds(reference, record);
            foreach ((bool isAnd, WhereNode term) in Rest)
            {
                // A term that cannot change the outcome is not asked.
                if (holds == isAnd)
                {
                    holds = term.Holds(reference, record);
                }
            }
            return holds;
        }
    }
}
