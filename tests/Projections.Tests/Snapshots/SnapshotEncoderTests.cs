using System.Text;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Projections.Snapshots;
using Xen.Model.State;

namespace Xen.Model.Projections.Tests.Snapshots;

public sealed class SnapshotEncoderTests
{
    [Fact]
    public async Task A_version_is_encoded_once_however_often_it_is_sent()
    {
        await using World world = await World.OpenAsync();
        Ref<NetworkRecord> network = await world.AddAsync(new NetworkRecord { NameLabel = "lan" });
        var format = new TraceFormat();
        RecordVersion version = world.View.Find((ObjectRef)network)!;

        byte[] first = SnapshotEncoder.Encode(version, format);
        byte[] second = SnapshotEncoder.Encode(version, format);

        second.Should().BeSameAs(first);
        format.Writers.Should().Be(1);
        Encoding.UTF8.GetString(first)
            .Should().StartWith("{ uuid:").And.Contain("name_label:\"lan\"").And.EndWith("} ");
    }

    [Fact]
    public async Task What_is_shared_never_holds_a_secret_and_who_may_see_it_gets_bytes_of_its_own()
    {
        await using World world = await World.OpenAsync();
        Ref<SecretRecord> secret = await world.AddAsync(new SecretRecord { Value = "hush" });
        RecordVersion version = world.View.Find((ObjectRef)secret)!;
        var format = new TraceFormat();
        string Shown(SecretReader? reader) =>
            format.Show(writer => SnapshotEncoder.Write(writer, version, format, reader));

        Shown(new SecretReader(world.Model.Secrets, _ => true)).Should().Contain("value:\"hush\"");
        Shown(null).Should().Contain("value:\"\"");
        Shown(new SecretReader(world.Model.Secrets, _ => false)).Should().Contain("value:\"\"");
        Encoding.UTF8.GetString(SnapshotEncoder.Encode(version, format)).Should().Contain("value:\"\"");
        ((SecretRecord)version.Record!).Value.Should().NotBe("hush", "it is kept protected");
    }

    [Fact]
    public async Task A_later_version_has_bytes_of_its_own()
    {
        await using World world = await World.OpenAsync();
        Ref<NetworkRecord> network = await world.AddAsync(new NetworkRecord { NameLabel = "lan" });
        var format = new TraceFormat();
        byte[] before = SnapshotEncoder.Encode(world.View.Find((ObjectRef)network)!, format);

        await world.RenameAsync(network, "wan");

        byte[] after = SnapshotEncoder.Encode(world.View.Find((ObjectRef)network)!, format);
        Encoding.UTF8.GetString(before).Should().Contain("\"lan\"");
        Encoding.UTF8.GetString(after).Should().Contain("\"wan\"");
    }
}
