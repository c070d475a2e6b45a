using Xen.Model.Formats.Rfb;

namespace Xen.Model.Formats.Tests.Rfb;

public sealed class KeyboardTests
{
    [Theory, Trait("Obligation", "CONSOLE-7")]
    [InlineData(0x61, 'a')]
    [InlineData(0x7e, '~')]
    [InlineData(0xe9, 'é')]
    [InlineData(0x0100_0416, 'Ж')]
    [InlineData(0xff0d, '\r')]
    [InlineData(0xff8d, '\r')]
    [InlineData(0xff08, '\b')]
    [InlineData(0xffb7, '7')]
    public void A_key_means_a_letter(uint keysym, char letter)
    {
        new Keyboard().Press(new RfbKey(true, keysym, 0)).Should().Be(letter);
        new Keyboard().Press(new RfbKey(false, keysym, 0)).Should().BeNull();
    }

    [Theory]
    [InlineData(0xffe1u)]
    [InlineData(0xff50u)]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    public void Other_keys_mean_none(uint keysym)
    {
        new Keyboard().Press(new RfbKey(true, keysym, 0)).Should().BeNull();
    }

    [Theory, Trait("Obligation", "CONSOLE-7")]
    [InlineData(0x02, '1', '!')]
    [InlineData(0x10, 'q', 'Q')]
    [InlineData(0x1c, '\r', '\r')]
    [InlineData(0x1e, 'a', 'A')]
    [InlineData(0x2b, '\\', '|')]
    [InlineData(0x32, 'm', 'M')]
    [InlineData(0x35, '/', '?')]
    [InlineData(0x39, ' ', ' ')]
    public void A_place_on_the_keyboard_means_a_letter_and_another_one_with_shift(
        uint code, char letter, char shifted)
    {
        var keyboard = new Keyboard();
        keyboard.Press(new RfbKey(true, 0, code)).Should().Be(letter);
        keyboard.Press(new RfbKey(false, 0, code)).Should().BeNull();
        keyboard.Press(new RfbKey(true, 0, 0x2a)).Should().BeNull();
        keyboard.Press(new RfbKey(true, 0, code)).Should().Be(shifted);
        keyboard.Press(new RfbKey(true, 0, 0xaa)).Should().BeNull("keyboards let go with the highest bit");
        keyboard.Press(new RfbKey(true, 0, code)).Should().Be(letter);
    }

    [Fact]
    public void The_lock_is_for_letters_alone()
    {
        var keyboard = new Keyboard();
        keyboard.Press(new RfbKey(true, 0, 0x3a));
        keyboard.Press(new RfbKey(false, 0, 0x3a));
        keyboard.Press(new RfbKey(true, 0, 0x1e)).Should().Be('A');
        keyboard.Press(new RfbKey(true, 0, 0x02)).Should().Be('1');
    }
}
