using Xen.Model.Engine.Secrets;
using Xen.Model.Engine.Tests.LogFiles;
using Xen.Model.Ports;

namespace Xen.Model.Engine.Tests.Secrets;

public sealed class KeyRingTests : SecretProtectorContract, IDisposable
{
    private readonly TempFolder _folder = new();

    private string KeyFile => Path.Combine(_folder.Path, "secrets.key");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_is_made_on_first_use_and_only_its_owner_may_read_it()
    {
        KeyRing.Open(KeyFile).NewestKey.Should().Be(1);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(KeyFile).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void A_file_that_others_may_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        KeyRing.Open(KeyFile);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Opening().Should().Throw<InvalidDataException>().WithMessage("*0600*");
    }

    [Fact]
    public void A_secret_can_be_revealed_after_a_restart()
    {
        string kept = KeyRing.Open(KeyFile).Protect("hunter2");
        KeyRing.Open(KeyFile).Reveal(kept).Should().Be("hunter2");
    }

    [Fact]
    public void After_a_rotation_new_secrets_go_under_the_new_key_and_old_ones_stay_readable()
    {
        KeyRing ring = KeyRing.Open(KeyFile);
        string old = ring.Protect("hunter2");
        ring.Rotate();
        string fresh = ring.Protect("hunter3");
        old.Should().StartWith("1:");
        fresh.Should().StartWith("2:");
        foreach (KeyRing reader in (KeyRing[])[ring, KeyRing.Open(KeyFile)])
        {
            reader.NewestKey.Should().Be(2);
            reader.Reveal(old).Should().Be("hunter2");
            reader.Reveal(fresh).Should().Be("hunter3");
        }
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        KeyRing ring = KeyRing.Open(KeyFile);
        ring.Rotate();
        string kept = ring.Protect("hunter2");
        byte[] data = Convert.FromBase64String(kept[2..]);
        for (int at = 0; at < data.Length; at++)
        {
            data[at] ^= 1;
            string changed = "2:" + Convert.ToBase64String(data);
            data[at] ^= 1;
            Action revealing = () => ring.Reveal(changed);
            revealing.Should().Throw<SecretUnreadableException>("byte {0} was changed", at);
        }
        Action underAnother = () => ring.Reveal("1" + kept[1..]);
        underAnother.Should().Throw<SecretUnreadableException>();
    }

    [Fact]
    public void The_keys_of_another_ring_do_not_help()
    {
        string kept = KeyRing.Open(KeyFile).Protect("hunter2");
        KeyRing other = KeyRing.Open(KeyFile + ".other");
        Action revealing = () => other.Reveal(kept);
        revealing.Should().Throw<SecretUnreadableException>().Which.Message.Should().NotContain(kept);
    }

    [Fact]
    public void Half_a_character_is_no_secret()
    {
        Action protecting = () => KeyRing.Open(KeyFile).Protect("\ud800");
        protecting.Should().Throw<SecretUnreadableException>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("something else\n1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")]
    [InlineData("xenmodel-keys 1\n")]
    [InlineData("xenmodel-keys 1\n1 AAAA\n")]
    [InlineData("xenmodel-keys 1\n0 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")]
    [InlineData("xenmodel-keys 1\n1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nx\n")]
    public void A_damaged_file_is_refused_and_left_alone(string content)
    {
        KeyRing.Open(KeyFile);
        File.WriteAllText(KeyFile, content);
        Opening().Should().Throw<InvalidDataException>().WithMessage("*damaged*");
        File.ReadAllText(KeyFile).Should().Be(content);
    }

    private protected override ISecretProtector Create() => KeyRing.Open(KeyFile);

    private Action Opening() => () => KeyRing.Open(KeyFile);
}
