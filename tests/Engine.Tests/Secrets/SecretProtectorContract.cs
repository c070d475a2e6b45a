using Xen.Model.Ports;

namespace Xen.Model.Engine.Tests.Secrets;

/// <summary>What everything that protects secrets does.</summary>
public abstract class SecretProtectorContract
{
    private protected abstract ISecretProtector Create();

    [Theory]
    [InlineData("")]
    [InlineData("hunter2")]
    [InlineData("  leading, trailing and \t inner blanks\r\n ")]
    [InlineData("ü € 🐧 \u0001 \0 :†")]
    public void What_was_protected_can_be_revealed(string secret)
    {
        ISecretProtector protector = Create();
        protector.Reveal(protector.Protect(secret)).Should().Be(secret);
    }

    [Fact]
    public void A_long_secret_is_kept_whole()
    {
        ISecretProtector protector = Create();
        string secret = new('x', 300_000);
        protector.Reveal(protector.Protect(secret)).Should().Be(secret);
    }

    [Fact]
    public void The_protected_form_does_not_show_the_secret()
    {
        Create().Protect("hunter2").Should().NotContainEquivalentOf("hunter2").And.NotContainEquivalentOf("unter");
    }

    [Fact]
    public void One_secret_looks_different_each_time()
    {
        ISecretProtector protector = Create();
        Enumerable.Range(0, 100).Select(_ => protector.Protect("hunter2")).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_protected_text_can_be_protected_again()
    {
        ISecretProtector protector = Create();
        string once = protector.Protect("hunter2");
        protector.Reveal(protector.Protect(once)).Should().Be(once);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hunter2")]
    [InlineData("1:")]
    [InlineData("1:AAAA")]
    [InlineData("99:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Anything_else_is_refused(string kept)
    {
        ISecretProtector protector = Create();
        Action revealing = () => protector.Reveal(kept);
        revealing.Should().Throw<SecretUnreadableException>();
    }
}
