using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Tests.Sequencing;

/// <summary>A call for tests: does whatever its delegate does.</summary>
/// <param name="Decide">The decider.</param>
internal sealed record Scripted(Func<DecisionContext, Decision> Decide) : Call<Nothing>
{
    public override string WireName => "test.scripted";

    /// <summary>A world of plain objects in which scripted calls can be decided too.</summary>
    public static World World(ulong seed = 1) => new(
        Tests.World.PlainTable().Add<Scripted>((call, context) => call.Decide(context)), seed);
}
