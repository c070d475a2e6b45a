using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.VMs;

public sealed class InstallerTests
{
    [Theory, Trait("Obligation", "VM-99")]
    [InlineData("cdrom", "cdrom,nfs", "")]
    [InlineData("http://example.org/debian", "cdrom,http,ftp", "")]
    [InlineData("https://example.org/debian", "http", "")]
    [InlineData("ftp://example.org/debian", "", "")]
    [InlineData("nfs:server:/path", "nfs", "")]
    [InlineData("server:/path", "nfs", "")]
    [InlineData("nfs://server/path", "cdrom,http", "UNSUPPORTED_INSTALL_METHOD: nfs://server/path")]
    [InlineData("cdrom", "http,ftp", "UNSUPPORTED_INSTALL_METHOD: cdrom")]
    [InlineData("gopher://example.org", "http", "INVALID_SOURCE: gopher://example.org")]
    [InlineData("", "http", "INVALID_SOURCE: ")]
    public async Task A_guest_is_installed_from_a_source_that_its_distribution_can_use(
        string source, string methods, string reason)
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync(record => record with
        {
            PVBootloader = "eliloader",
            OtherConfig = record.OtherConfig.With("install-repository", source).With("install-methods", methods)
                .With("install-round", "1"),
        });
        var start = new VMStart(vm, StartPaused: false, Force: false);
        if (reason.Length > 0)
        {
            XenError error = await world.FailureAsync(start);
            error.Should().Be(new XenError(ErrorCode.BootloaderFailed, vm.ToString(), reason));
            world.View.Find(vm)!.PVBootloader.Should().Be("eliloader");
            return;
        }
        await world.CallAsync(start);
        VMRecord started = world.View.Find(vm)!;
        started.PVBootloader.Should().Be("pygrub");
        started.OtherConfig.ContainsKey("install-round").Should().BeFalse();
        started.OtherConfig.GetOr("install-repository", "").Should().Be(source);
    }
}
