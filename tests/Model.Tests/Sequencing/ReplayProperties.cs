using FsCheck;
using FsCheck.Fluent;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Schema;

namespace Xen.Model.Tests.Sequencing;

/// <summary>
/// Any sequence of calls, replayed from the log, leads to the same state; a sequence that does not is made as short as
/// possible.
/// </summary>
public sealed class ReplayProperties
{
    [Fact]
    public void Any_calls_replayed_lead_to_the_same_state()
    {
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true),
            Prop.ForAll<(byte What, byte Which, byte Other)[]>(script =>
            {
                World world = World.OfPlainObjects();
                var known = new List<ObjectRef>();
                foreach ((byte what, byte which, byte other) in script)
                {
                    Make(world, known, what, which, other);
                }
                return Describe(world.Replayed()).SequenceEqual(Describe(world.Sequencer));
            }));
    }

    /// <summary>VMs, their disks and what joins them, so that relations come and go.</summary>
    private static void Make(World world, List<ObjectRef> known, byte what, byte which, byte other)
    {
        ObjectRef self = known.Count == 0 ? default : known[which % known.Count];
        ObjectRef target = known.Count == 0 ? default : known[other % known.Count];
        Call call = (what % 7) switch
        {
            0 => new CreateObject(new VMRecord { NameLabel = $"vm {other}" }),
            1 => new CreateObject(new VDIRecord { NameLabel = $"disk {other}" }),
            2 => new CreateObject(new VBDRecord()),
            3 when world.View.Find(self) is { } version => new DestroyObject(version.Slot.Class, self),
            4 => new SetField(self, VBDRecord.VMField, target.As<VMRecord>()),
            5 => new SetField(self, VBDRecord.VDIField, target.As<VDIRecord>()),
            _ => new SetField(self, VMRecord.NameLabelField, $"name {other}"),
        };
        CallOutcome outcome = world.Step(call);
        if (outcome.Result is ObjectRef created)
        {
            known.Add(created);
        }
    }

    private static IEnumerable<string> Describe(Sequencer sequencer) => DataModel.Classes.SelectMany(type =>
        sequencer.Log.View.All(type).Select(version =>
            $"{version.Slot.Reference} {version.CreatedAt} {version.Id} {WireText.OfLastingFields(version.Record!)}"));
}
