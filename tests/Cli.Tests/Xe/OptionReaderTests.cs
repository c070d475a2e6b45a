using Xen.Model.Cli.Xe;

namespace Xen.Model.Cli.Tests.Xe;

/// <summary>Where options come from, and which counts.</summary>
public sealed class OptionReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xe-options-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact, Trait("Obligation", "XE-128")]
    public void Without_options_the_machine_at_hand_is_asked()
    {
        XeOptions options = Read(["vm-list"]);
        options.Should().BeEquivalentTo(new { Server = "127.0.0.1", Port = 80, UsesTls = false, User = "root" });
        options.Arguments.Should().Equal("vm-list", "username=root", "password=null");
    }

    [Theory, Trait("Obligation", "XE-128")]
    [InlineData(443, true, "-s", "h")]
    [InlineData(443, true, "-h", "h")]
    [InlineData(443, true, "server=h")]
    [InlineData(80, false, "-s", "h", "--nossl")]
    [InlineData(8443, true, "-s", "h", "-p", "8443")]
    [InlineData(8080, false, "server=h", "port=8080", "nossl=true")]
    [InlineData(443, true, "-s", "localhost")]
    public void Servers_are_asked_over_TLS_unless_that_is_switched_off(int port, bool usesTls, params string[] words)
    {
        XeOptions options = Read([.. words, "vm-list"]);
        options.Port.Should().Be(port);
        options.UsesTls.Should().Be(usesTls);
        options.Words.Should().Equal("vm-list");
    }

    [Fact, Trait("Obligation", "XE-128")]
    public void The_command_line_counts_before_the_variable_and_that_before_the_file()
    {
        string file = Write(".xe", "server=file\nusername=file\npassword=file\nport=1\nfoo=bar\n\n");
        XeOptions options = new OptionReader().Read(
            ["vm-list", "-s", "line"],
            new XeEnvironment { ExtraArguments = @"server=variable,username=variable,extra\,word", OptionFile = file });
        options.Should().BeEquivalentTo(new { Server = "line", User = "variable", Password = "file", NamedPort = 1 });
        options.Arguments.Should().Equal("vm-list", "extra,word", "foo=bar", "username=variable", "password=file");
    }

    [Fact, Trait("Obligation", "XE-128")]
    public void A_line_that_is_no_option_makes_the_file_worthless_and_is_told()
    {
        string file = Write(".xe", "server=file\nnonsense\n");
        var reader = new OptionReader();
        reader.Read(["vm-list"], new XeEnvironment { OptionFile = file }).Server.Should().Be("127.0.0.1");
        reader.Warnings.Should().ContainSingle().Which.Should().Contain("nonsense");
    }

    [Fact, Trait("Obligation", "XE-128")]
    public void A_file_can_hold_user_and_password()
    {
        string file = Write("pw", "somebody\npsst\n");
        Read(["vm-list", "-pwf", file]).Should().BeEquivalentTo(new { User = "somebody", Password = "psst" });
        Action missing = () => Read(["vm-list", "-pwf", file + "none"]);
        missing.Should().Throw<XeFailedException>();
        Action open = () => Read(["vm-list", "-u"]);
        open.Should().Throw<XeFailedException>();
        Action port = () => Read(["vm-list", "-p", "many"]);
        port.Should().Throw<XeFailedException>();
    }

    [Fact, Trait("Obligation", "XE-128")]
    public void Flags_that_are_not_the_clients_go_to_the_server()
    {
        Read(["vm-list", "--minimal", "--all", "params=uuid"]).Words
            .Should().Equal("vm-list", "--minimal", "--all", "params=uuid");
    }

    private static XeOptions Read(string[] words) => new OptionReader().Read(words, new XeEnvironment());

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
