using System.Collections.Concurrent;
using Xen.Model.Formats.Rfb;

namespace Xen.Model.Formats.Tests.Rfb;

public sealed class RfbServerTests
{
    private static readonly Frame s_first = Pattern(100, 40, 1);

    public static TheoryData<PixelFormat> Formats { get; } =
    [
        PixelFormat.Standard, PixelFormat.Standard with { IsBigEndian = true }, PixelFormatTests.High,
        PixelFormatTests.High with { IsBigEndian = false }, PixelFormatTests.Tiny,
    ];

    [Fact, Trait("Obligation", "CONSOLE-1")]
    public async Task The_beginning_is_as_every_client_knows_it()
    {
        await using var client = new RfbTestClient(new RfbScreen("web-7 ü", s_first));
        await client.GreetAsync();
        (client.Width, client.Height, client.Name).Should().Be((100, 40, "web-7 ü"));
    }

    [Theory, Trait("Obligation", "CONSOLE-1")]
    [InlineData("RFB 003.003\n", RfbVersion.Rfb33)]
    [InlineData("RFB 003.004\n", RfbVersion.Rfb33)]
    [InlineData("RFB 003.008\n", RfbVersion.Rfb38)]
    [InlineData("RFB 003.889\n", RfbVersion.Rfb38)]
    [InlineData("RFB 003.007\n", RfbVersion.Rfb37)]
    public async Task A_client_is_served_in_the_version_that_it_answers_with(string answer, RfbVersion version)
    {
        await using var client = new RfbTestClient(
            new RfbScreen("x", s_first), new RfbServerOptions { Version = RfbVersion.Rfb38 });
        (await client.ReadAsync(12)).Should().Equal("RFB 003.008\n"u8.ToArray());
        await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(answer));
        if (version == RfbVersion.Rfb33)
        {
            (await client.ReadAsync(4)).Should().Equal(0, 0, 0, 1);
        }
        else
        {
            (await client.ReadAsync(2)).Should().Equal(1, 1);
            await client.SendAsync(1);
        }
        if (version == RfbVersion.Rfb38)
        {
            (await client.ReadAsync(4)).Should().Equal(0, 0, 0, 0);
        }
        await client.SendAsync(0);
        await client.ReadBeginningAsync();
        client.Width.Should().Be(100);
    }

    [Theory, Trait("Obligation", "CONSOLE-6")]
    [InlineData("RFB 002.009\n")]
    [InlineData("SSH-2.0-abcd")]
    [InlineData("RFB 003 003\n")]
    public async Task Who_speaks_another_protocol_is_dropped(string answer)
    {
        await using var client = new RfbTestClient(new RfbScreen("x", s_first));
        await client.ReadAsync(12);
        await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(answer));
        await client.Served.Invoking(served => served).Should().ThrowAsync<RfbException>();
    }

    [Fact, Trait("Obligation", "CONSOLE-6")]
    public async Task A_security_type_that_was_not_offered_is_refused_with_a_reason()
    {
        await using var client = new RfbTestClient(
            new RfbScreen("x", s_first), new RfbServerOptions { Version = RfbVersion.Rfb38 });
        await client.ReadAsync(12);
        await client.SendAsync("RFB 003.008\n"u8.ToArray());
        await client.ReadAsync(2);
        await client.SendAsync(2);
        (await client.ReadAsync(8)).Should().Equal(0, 0, 0, 1, 0, 0, 0, 21);
        System.Text.Encoding.ASCII.GetString(await client.ReadAsync(21)).Should().Be("no such security type");
        await client.Served.Invoking(served => served).Should().ThrowAsync<RfbException>();
    }

    [Theory, MemberData(nameof(Formats)), Trait("Obligation", "CONSOLE-2")]
    public async Task The_picture_arrives_in_the_format_that_was_asked_for(PixelFormat format)
    {
        await using var client = new RfbTestClient(new RfbScreen("x", s_first));
        await client.GreetAsync();
        await client.AskForFormatAsync(format);
        await client.AskAsync(isIncremental: false);
        (await client.UpdateAsync()).Should().OnlyContain(rectangle => rectangle.Encoding == 0);
        client.Pixels.Should().Equal(PixelsOf(s_first).Select(format.Encode));
    }

    [Theory, MemberData(nameof(Formats)), Trait("Obligation", "CONSOLE-3")]
    public async Task Letters_come_as_rectangles_to_clients_that_can_draw_them(PixelFormat format)
    {
        var text = new TextScreen(20, 3);
        text.Write(1, "rise and run");
        Frame frame = text.ToFrame(25);
        await using var client = new RfbTestClient(new RfbScreen("x", frame));
        await client.GreetAsync();
        await client.AskForFormatAsync(format);
        await client.OfferAsync(5, 2, 0);
        await client.AskAsync(isIncremental: false);
        (await client.UpdateAsync()).Select(each => each.Encoding).Should().Contain(2);
        client.Pixels.Should().Equal(PixelsOf(frame).Select(format.Encode));
    }

    [Fact, Trait("Obligation", "CONSOLE-4")]
    public async Task An_update_comes_only_when_something_has_changed_and_brings_only_that()
    {
        var screen = new RfbScreen("x", s_first);
        await using var client = new RfbTestClient(screen);
        await client.GreetAsync();
        await client.AskAsync(isIncremental: false);
        await client.UpdateAsync();
        await client.AskAsync(isIncremental: true);
        uint[] pixels = PixelsOf(s_first);
        pixels[(20 * 100) + 7] ^= 0xffffff;
        pixels[(21 * 100) + 9] ^= 0xffffff;
        var changed = new Frame(100, 40, pixels);
        screen.Show(new Frame(100, 40, PixelsOf(s_first)));
        screen.Show(changed);
        (await client.UpdateAsync()).Should().Equal((new FrameArea(7, 20, 3, 2), 0));
        client.Pixels.Should().Equal(PixelsOf(changed));
        screen.Show(s_first);
        (await client.IsSilentAsync()).Should().BeTrue("the client has not asked again");
    }

    [Fact, Trait("Obligation", "CONSOLE-4")]
    public async Task What_lies_outside_the_part_that_was_asked_for_comes_when_it_is_asked_for()
    {
        await using var client = new RfbTestClient(new RfbScreen("x", s_first));
        await client.GreetAsync();
        await client.AskAsync(isIncremental: true, new FrameArea(0, 0, 50, 16));
        (await client.UpdateAsync()).Should().Equal((new FrameArea(0, 0, 50, 16), 0));
        await client.AskAsync(isIncremental: true, new FrameArea(0, 0, 9_000, 16));
        (await client.UpdateAsync()).Should().Equal((new FrameArea(50, 0, 50, 16), 0));
    }

    [Fact, Trait("Obligation", "CONSOLE-5")]
    public async Task A_client_that_can_is_told_another_size()
    {
        var screen = new RfbScreen("x", s_first);
        await using var client = new RfbTestClient(screen);
        await client.GreetAsync();
        await client.OfferAsync(0, -223);
        Frame larger = Pattern(120, 50, 2);
        screen.Show(larger);
        await client.AskAsync(isIncremental: true);
        (await client.UpdateAsync()).Should().Equal((new FrameArea(0, 0, 120, 50), -223));
        await client.AskAsync(isIncremental: true);
        await client.UpdateAsync();
        client.Pixels.Should().Equal(PixelsOf(larger));
    }

    [Fact, Trait("Obligation", "CONSOLE-5")]
    public async Task A_client_that_cannot_keeps_its_size_and_sees_the_part_that_fits()
    {
        var screen = new RfbScreen("x", s_first);
        await using var client = new RfbTestClient(screen);
        await client.GreetAsync();
        Frame other = Pattern(120, 30, 2);
        screen.Show(other);
        await client.AskAsync(isIncremental: false);
        (await client.UpdateAsync()).Should().OnlyContain(each => each.Encoding == 0);
        client.Pixels[(29 * 100) + 99].Should().Be(other[99, 29]);
        client.Pixels[30 * 100].Should().Be(0, "below the frame there is nothing");
    }

    [Fact, Trait("Obligation", "CONSOLE-7")]
    public async Task Keys_arrive_in_each_of_the_three_ways_to_send_them()
    {
        using var keys = new BlockingCollection<RfbKey>();
        await using var client = new RfbTestClient(new RfbScreen("x", s_first) { KeyPressed = keys.Add });
        await client.GreetAsync();
        await client.OfferAsync(0, -254, -258);
        await client.AskAsync(isIncremental: false);
        (await client.UpdateAsync())[0].Should().Be((default(FrameArea), -258), "that is how the client knows");
        await client.SendAsync(4, 1, 0, 0, 0, 0, 0xff, 0x0d);
        await client.SendAsync(254, 1, 0, 0, 0, 0, 0, 0x1e);
        await client.SendAsync(255, 0, 0, 1, 0, 0, 0, 0x61, 0, 0, 0, 0x1e);
        await client.SendAsync(4, 0, 0, 0, 0, 0, 0xff, 0x0d);
        RfbKey[] expected = [new(true, 0xff0d, 0), new(true, 0, 0x1e), new(true, 0x61, 0x1e), new(false, 0xff0d, 0)];
        foreach (RfbKey key in expected)
        {
            keys.TryTake(out RfbKey found, TimeSpan.FromSeconds(10)).Should().BeTrue();
            found.Should().Be(key);
        }
    }

    [Theory, Trait("Obligation", "CONSOLE-6")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_may_name_so_many_encodings_and_no_more(bool isWithin)
    {
        var options = new RfbServerOptions { EncodingsMax = 4 };
        await using var client = new RfbTestClient(new RfbScreen("x", s_first), options);
        await client.GreetAsync();
        await client.OfferAsync([0, 1, 2, 5, .. isWithin ? [] : new[] { 6 }]);
        await ShouldBeServedAsync(client, isWithin);
    }

    [Theory, Trait("Obligation", "CONSOLE-6")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_may_paste_so_much_and_no_more(bool isWithin)
    {
        var options = new RfbServerOptions { PasteBytesMax = 100_000 };
        await using var client = new RfbTestClient(new RfbScreen("x", s_first), options);
        await client.GreetAsync();
        int length = isWithin ? 100_000 : 100_001;
        await client.SendAsync(
            [6, 0, 0, 0, 0, 1, 0x86, isWithin ? (byte)0xa0 : (byte)0xa1, .. new byte[length]]);
        await ShouldBeServedAsync(client, isWithin);
    }

    [Theory, Trait("Obligation", "CONSOLE-6")]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(200)]
    public async Task A_message_that_there_is_not_ends_the_connection(byte type)
    {
        await using var client = new RfbTestClient(new RfbScreen("x", s_first));
        await client.GreetAsync();
        await client.SendAsync(type, 0, 0, 0);
        await client.Served.Invoking(served => served).Should().ThrowAsync<RfbException>();
    }

    [Fact, Trait("Obligation", "CONSOLE-6")]
    public async Task Whatever_comes_the_server_ends_or_waits_for_more()
    {
        var random = new Random(20);
        for (int round = 0; round < 300; round++)
        {
            await using var client = new RfbTestClient(new RfbScreen("x", s_first));
            await client.GreetAsync();
            byte[] bytes = new byte[random.Next(1, 200)];
            random.NextBytes(bytes);
            // Half of them begin like a message.
            bytes[0] = round % 2 == 0 ? (byte)new[] { 0, 2, 3, 4, 5, 6, 254, 255 }[random.Next(8)] : bytes[0];
            await client.SendAsync(bytes);
            await client.DisposeAsync();
            Exception? end = client.Served.Exception?.InnerException;
            (end is null or IOException).Should().BeTrue($"round {round} ended with {end}");
        }
    }

    private static async Task ShouldBeServedAsync(RfbTestClient client, bool isServed)
    {
        if (isServed)
        {
            await client.AskAsync(isIncremental: false);
            (await client.UpdateAsync()).Should().NotBeEmpty();
        }
        else
        {
            await client.Served.Invoking(served => served).Should().ThrowAsync<RfbException>();
        }
    }

    private static Frame Pattern(int width, int height, int seed)
    {
        var random = new Random(seed);
        uint[] pixels = new uint[width * height];
        for (int at = 0; at < pixels.Length; at++)
        {
            pixels[at] = (uint)random.Next(1 << 24);
        }
        return new Frame(width, height, pixels);
    }

    private static uint[] PixelsOf(Frame frame) =>
        [.. Enumerable.Range(0, frame.Height).SelectMany(y => frame.Row(y).ToArray())];
}
