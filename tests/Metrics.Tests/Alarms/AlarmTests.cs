using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Metrics.Alarms;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Metrics.Tests.Alarms;

/// <summary>Obligations on warnings of values that have been bad for some time.</summary>
public sealed class AlarmTests
{
    private const string Busy =
        """
        <config>
          <variable>
            <name value="cpu_usage"/>
            <alarm_trigger_level value="0.5"/>
            <alarm_trigger_period value="120"/>
            <alarm_auto_inhibit_period value="300"/>
            <alarm_priority value="2"/>
          </variable>
        </config>
        """;

    [Fact, Trait("Obligation", "METRICS-70")]
    public async Task A_vm_that_is_busy_for_the_period_raises_one_alarm_and_then_a_pause()
    {
        await using Recording recording = await Recording.StartAsync();
        Ref<VMRecord> vm = await recording.World.RunVMAsync(record => record with
        {
            OtherConfig = record.OtherConfig.With("perfmon", Busy).With("simulation.load", "0.9"),
        });
        var watch = new AlarmWatch(recording.World.Model, recording.Book);
        await PassAsync(recording, watch, minutes: 1);
        Alarms(recording).Should().BeEmpty("the period has not passed");
        await PassAsync(recording, watch, minutes: 3);
        MessageRecord alarm = Alarms(recording).Should().ContainSingle().Subject;
        alarm.Priority.Should().Be(2);
        alarm.Cls.Should().Be(MessageClass.VM);
        alarm.ObjUuid.Should().Be(recording.World.View.Find(vm)!.Uuid);
        alarm.Body.Should().MatchRegex(
            "^value: 0[.][0-9]{6}\nconfig:\n<variable>\n\t<name value=\"cpu_usage\"/>\n"
            + "\t<alarm_trigger_level value=\"0.5\"/>\n(.*\n)*</variable>\n$");
        await PassAsync(recording, watch, minutes: 2);
        Alarms(recording).Should().HaveCount(1, "nobody is warned again in the pause");
        await PassAsync(recording, watch, minutes: 3);
        Alarms(recording).Should().HaveCount(2);
    }

    [Theory, Trait("Obligation", "METRICS-71")]
    [InlineData("host", "memory_free_kib", "1e9", true)]
    [InlineData("host", "memory_free_kib", "1000", false)]
    [InlineData("host", "cpu_usage", "0.9", false)]
    [InlineData("host", "network_usage", "1", true)]
    [InlineData("sr", "physical_utilisation", "0.00000001", true)]
    [InlineData("sr", "physical_utilisation", "0.9", false)]
    public async Task Hosts_and_repositories_warn_of_what_is_usual_for_them(
        string type, string name, string level, bool isRaised)
    {
        await using Recording recording = await Recording.StartAsync();
        string text =
            $"<config><variable><name value='{name}'/><alarm_trigger_level value='{level}'/></variable></config>";
        await SetAsync(recording, type == "host" ? recording.Host : recording.SR, text);
        await recording.World.AddDiskAsync(1 << 20);
        await PassAsync(recording, new AlarmWatch(recording.World.Model, recording.Book), minutes: 3);
        Alarms(recording).Should().HaveCount(isRaised ? 1 : 0);
    }

    [Theory, Trait("Obligation", "METRICS-72")]
    [InlineData("")]
    [InlineData("cpu_usage")]
    [InlineData("<config><variable/></config>")]
    [InlineData("<config><variable><name value='unheard_of'/><alarm_trigger_level value='1'/></variable></config>")]
    [InlineData("<config><variable><name value='cpu_usage'/></variable></config>")]
    [InlineData("<config><variable><name value='cpu_usage'/><alarm_trigger_level value='much'/></variable></config>")]
    [InlineData("<variable><name value='x'/><alarm_trigger_level value='1'/><rrd_regex value='('/></variable>")]
    [InlineData("<variable><name value='x'/><alarm_trigger_level value='1'/><rrd_regex value='(a)\\1'/></variable>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><config/>")]
    public void What_cannot_be_read_warns_of_nothing(string text) => AlarmVariable.Read("vm", text).Should().BeEmpty();

    [Fact, Trait("Obligation", "METRICS-72")]
    public void What_is_left_out_has_its_usual_value()
    {
        AlarmVariable variable = AlarmVariable.Read(
            "vm", "<config><variable><name value='network_usage'/><alarm_trigger_level value='5'/></variable></config>")
            .Single();
        variable.Period.Should().Be(TimeSpan.FromSeconds(60));
        variable.Pause.Should().Be(TimeSpan.FromSeconds(3600));
        variable.Priority.Should().Be(3);
        variable.IsMean.Should().BeFalse();
        variable.IsLow.Should().BeFalse();
        variable.Counters.IsMatch("vif_0_rx").Should().BeTrue();
        variable.Counters.IsMatch("vif_0_rx_errors").Should().BeFalse();
        string many = string.Concat(Enumerable.Repeat(
            "<variable><name value='cpu_usage'/><alarm_trigger_level value='1'/></variable>", 100));
        AlarmVariable.Read("vm", $"<config>{many}</config>").Should().HaveCount(AlarmVariable.VariablesMax);
    }

    private static async Task PassAsync(Recording recording, AlarmWatch watch, int minutes)
    {
        for (int number = 0; number < 12 * minutes; number++)
        {
            recording.Sample(1);
            await watch.LookAsync(ArchiveRecorder.TimeOf(recording.World.Clock.GetUtcNow()));
        }
    }

    private static async Task SetAsync(Recording recording, ObjectRef owner, string text)
    {
        XenRecord changed = recording.World.View.Find(owner)!.Record switch
        {
            HostRecord host => host with { OtherConfig = host.OtherConfig.With("perfmon", text) },
            SRRecord sr => sr with { OtherConfig = sr.OtherConfig.With("perfmon", text) },
            _ => throw new InvalidOperationException("neither host nor repository"),
        };
        await recording.World.Model.SubmitAsync(new Observe([new Fact(owner, changed)]), CallContext.Server);
    }

    private static MessageRecord[] Alarms(Recording recording) =>
    [
        .. recording.World.View.All<MessageRecord>().Select(message => message.Record)
            .Where(message => message.Name == "ALARM"),
    ];
}
