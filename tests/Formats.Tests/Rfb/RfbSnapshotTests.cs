using Xen.Model.Formats.Rfb;

namespace Xen.Model.Formats.Tests.Rfb;

public sealed class RfbSnapshotTests
{
    [Theory]
    [InlineData(RfbVersion.Rfb33)]
    [InlineData(RfbVersion.Rfb37)]
    [InlineData(RfbVersion.Rfb38)]
    public async Task A_snapshot_is_what_the_screen_shows(RfbVersion version)
    {
        var text = new TextScreen(30, 4);
        text.Write(0, "state of things", isBar: true);
        Frame shown = text.ToFrame();
        (Stream near, Stream far) = StreamPair.Create();
        Task served = RfbServer.ServeAsync(
            far, new RfbScreen("x", shown), new RfbServerOptions { Version = version });

        Frame taken = await RfbSnapshot.TakeAsync(near, CancellationToken.None);

        await near.DisposeAsync();
        await served;
        (taken.Width, taken.Height).Should().Be((shown.Width, shown.Height));
        for (int y = 0; y < shown.Height; y++)
        {
            taken.Row(y).ToArray().Should().Equal(shown.Row(y).ToArray());
        }
    }

    [Fact]
    public async Task A_server_that_wants_a_password_is_left()
    {
        (Stream near, Stream far) = StreamPair.Create();
        await far.WriteAsync("RFB 003.003\n\0\0\0\u0002"u8.ToArray());
        await new Func<Task>(() => RfbSnapshot.TakeAsync(near, CancellationToken.None))
            .Should().ThrowAsync<RfbException>();
    }

    [Fact]
    public async Task Whatever_a_server_sends_nothing_else_comes_of_it_than_an_error()
    {
        var random = new Random(3);
        for (int round = 0; round < 300; round++)
        {
            byte[] rest = new byte[random.Next(100)];
            random.NextBytes(rest);
            (Stream near, Stream far) = StreamPair.Create();
            byte[] good = [.. "RFB 003.003\n"u8, 0, 0, 0, 1, 0, 9, 0, 9, .. new byte[20]];
            await far.WriteAsync((byte[])[.. good.AsSpan(0, random.Next(good.Length + 1)), .. rest]);
            await far.DisposeAsync();
            await new Func<Task>(() => RfbSnapshot.TakeAsync(near, CancellationToken.None))
                .Should().ThrowAsync<IOException>($"of round {round}");
        }
    }
}
