using System.IO.Pipelines;
using System.Text;
using Xen.Model.Formats.ThinCli;

namespace Xen.Model.Formats.Tests.ThinCli;

/// <summary>The server's side of a conversation, against bytes.</summary>
public sealed class ThinServerTests
{
    private readonly Pipe _up = new();
    private readonly Pipe _down = new();

    private Stream Connection => new TwoWay(_up.Reader.AsStream(), _down.Writer.AsStream());

    [Fact, Trait("Obligation", "XE-62")]
    public async Task It_greets_first_and_wants_the_same_greeting()
    {
        Send("58656e536f75726365207468696e20434c492070726f746f636f6c 00000000 02000000");
        using ThinServer server = await ThinServer.GreetAsync(Connection, default);
        byte[] greeting = new byte[35];
        await _down.Reader.AsStream().ReadExactlyAsync(greeting);
        Encoding.ASCII.GetString(greeting, 0, 27).Should().Be("XenSource thin CLI protocol");
        Convert.ToHexString(greeting[27..]).Should().Be("0000000002000000");
    }

    [Theory, Trait("Obligation", "XE-62")]
    [InlineData("58656e536f75726365207468696e20434c492070726f746f636f6c 01000000 00000000")]
    [InlineData("58656e536f75726365207468696e20434c492070726f746f636f6d 00000000 02000000")]
    [InlineData("485454502f312e312032303020")]
    public async Task Who_speaks_something_else_is_refused(string hex)
    {
        Send(hex);
        await _up.Writer.CompleteAsync();
        Func<Task> greeting = () => ThinServer.GreetAsync(Connection, default);
        await greeting.Should().ThrowAsync<ThinProtocolException>();
    }

    [Fact, Trait("Obligation", "XE-63")]
    public async Task Files_and_lines_come_in_chunks_and_a_refusal_is_no_file()
    {
        using ThinServer server = await GreetedAsync();
        Send("08000000 0a000000 05000000", "0c000000 0b000000 07000000 03000000 616263");
        Send("0c000000 0b000000 07000000 01000000 64", "08000000 0b000000 08000000");
        (await server.LoadAsync("f")).Should().Equal("abcd"u8.ToArray());
        Send("08000000 0a000000 06000000");
        (await server.LoadAsync("f")).Should().BeNull();
        Send("0c000000 0b000000 07000000 04000000 7965730a", "08000000 0b000000 08000000");
        (await server.PromptAsync()).Should().Be("yes");
    }

    [Fact, Trait("Obligation", "XE-63")]
    public async Task Waiting_is_no_answer_to_a_transfer()
    {
        using ThinServer server = await GreetedAsync();
        Send("08000000 0a000000 12000000", "08000000 0a000000 12000000", "08000000 0a000000 05000000");
        (await server.TransferAsync(new ThinCommand.HttpGet("f", "/"))).Should().BeTrue();
        Send("08000000 0a000000 06000000");
        (await server.TransferAsync(new ThinCommand.HttpGet("f", "/"))).Should().BeFalse();
    }

    [Theory, Trait("Obligation", "XE-61")]
    [InlineData("0c000000 0b000000 07000000 01000002")]
    [InlineData("41000000")]
    [InlineData("ffffffff")]
    [InlineData("08000000 0a000000 05000000")]
    public async Task More_than_the_limits_and_answers_to_nothing_are_refused(string hex)
    {
        using ThinServer server = await GreetedAsync();
        Task<string> prompting = server.PromptAsync();
        // Only once the server has asked: what comes earlier may end the connection before it can ask.
        Send(hex);
        await FluentActions.Awaiting(() => prompting).Should().ThrowAsync<ThinProtocolException>();
    }

    [Fact, Trait("Obligation", "XE-64")]
    public async Task It_notices_that_the_client_has_gone_while_it_waits_for_nothing_from_it()
    {
        using ThinServer server = await GreetedAsync();
        var gone = new TaskCompletionSource();
        using CancellationTokenRegistration told = server.Gone.Register(gone.SetResult);
        await _up.Writer.CompleteAsync();
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private async Task<ThinServer> GreetedAsync()
    {
        Send("58656e536f75726365207468696e20434c492070726f746f636f6c 00000000 02000000");
        return await ThinServer.GreetAsync(Connection, default);
    }

    private void Send(params string[] hex)
    {
        byte[] bytes = Convert.FromHexString(string.Concat(hex).Replace(" ", "", StringComparison.Ordinal));
        _up.Writer.AsStream(leaveOpen: true).Write(bytes);
    }

    private sealed class TwoWay(Stream input, Stream output) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            input.ReadAsync(buffer, cancellationToken);

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            output.WriteAsync(buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => output.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
