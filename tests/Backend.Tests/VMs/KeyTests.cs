using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.VMs;

/// <summary>Keys that clients agree on among themselves, and those that the server writes for them.</summary>
public sealed class KeyTests
{
    [Fact, Trait("Obligation", "STORAGE-103")]
    public async Task A_new_name_of_a_repository_leaves_what_it_was_called_first()
    {
        await using World world = await World.StartAsync();
        (Ref<SRRecord> sr, SRRecord before) = world.View.All<SRRecord>().Single(each => each.Record.IsToolsSr);
        before.OtherConfig.GetOr("i18n-key", "").Should().Be("xenserver-tools");
        before.OtherConfig.GetOr("i18n-original-value-name_label", "").Should().Be(before.NameLabel);
        before.OtherConfig.GetOr("i18n-original-value-name_description", "").Should().Be(before.NameDescription);
        await world.CallAsync(new SetField(sr, SRRecord.NameLabelField, "Werkzeug"));
        world.View.Find(sr)!.OtherConfig.Should().Equal(before.OtherConfig);
    }

    [Fact, Trait("Obligation", "VM-100")]
    public async Task Keys_of_clients_are_left_alone_over_the_life_of_a_vm()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync(record => record with
        {
            OtherConfig = record.OtherConfig.With("HideFromXenCenter", "true").With("folder", "/web"),
        });
        await world.CallAsync(new VMHardShutdown(vm));
        XenMap<string, string> kept = world.View.Find(vm)!.OtherConfig;
        (kept.GetOr("HideFromXenCenter", ""), kept.GetOr("folder", "")).Should().Be(("true", "/web"));
    }
}
