using Xen.Model.Cli.Xe;

namespace Xen.Model.Cli.Tests.Xe;

/// <summary>Which files a server may reach through the client.</summary>
public sealed class FileRulesTests
{
    private readonly FileRules _rules =
        new(["vm-import", "filename=/tmp/a/../b.xva", "device-config:x-filename=/etc/y"]);

    [Theory, Trait("Obligation", "XE-129")]
    [InlineData("/tmp/b.xva", true)]
    [InlineData("/tmp/./b.xva", true)]
    [InlineData("/etc/y", true)]
    [InlineData("/etc/passwd", false)]
    [InlineData("/tmp/b.xva1", false)]
    [InlineData("", false)]
    public void Only_files_that_were_named_are_read(string file, bool may) => _rules.MayRead(file).Should().Be(may);

    [Theory, Trait("Obligation", "XE-129")]
    [InlineData("/tmp/b.xva", true)]
    [InlineData("/tmp/b.xva12", true)]
    [InlineData("", true)]
    [InlineData("logs.tar.gz", true)]
    [InlineData(".bashrc", false)]
    [InlineData("/etc/cron.d/x", false)]
    [InlineData("/tmp/b.xva.sh", false)]
    public void Only_files_that_were_named_or_are_new_at_hand_are_made(string file, bool may) =>
        _rules.MayWrite(file).Should().Be(may);
}
