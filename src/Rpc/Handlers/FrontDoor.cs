using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Xen.Model.Rpc.Http;

namespace Xen.Model.Rpc.Handlers;

/// <summary>
/// Looks at the first request of a connection, behind TLS and before ASP.NET Core, and takes over what that cannot do:
/// CONNECT with a path, uploads without a length or cut off by their end, downloads without a length for clients that
/// know no chunks, POSTs whose answer is no HTTP. Everything else goes on to ASP.NET Core as if nobody had looked.
/// Thread-safe.
/// </summary>
/// <param name="runner">Handles what is taken over.</param>
/// <param name="options">The limits of the first request's head.</param>
internal sealed class FrontDoor(HandlerRunner runner, XenApiHostOptions options)
{
    /// <summary>
    /// How long a client may go on to send what nobody reads, before the connection is broken: a client that is still
    /// sending would not see the reply otherwise.
    /// </summary>
    public static readonly TimeSpan LingerTime = TimeSpan.FromSeconds(2);

    private const int MethodBytesMax = 8;

    /// <summary>Methods of which only some paths are taken over.</summary>
    private readonly (string Name, byte[] Bytes)[] _mixed =
        [.. new[] { HttpMethods.Get, HttpMethods.Post }.Where(runner.Table.MayTakeOver)
            .Select(method => (method, Encoding.ASCII.GetBytes(method + " ")))];

    /// <summary>To be used after what makes the connection what the client speaks HTTP on.</summary>
    public ConnectionDelegate Before(ConnectionDelegate next) => connection => MeetAsync(connection, next);

    private async Task MeetAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        PipeReader input = connection.Transport.Input;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(StoppingOf(connection));
        limit.CancelAfter(options.KeepAliveTimeout);
        bool isSending = false;
        while (true)
        {
            ReadResult read;
            try
            {
                read = await input.ReadAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                await (isSending ? RefuseAsync(connection, StatusCodes.Status408RequestTimeout) : Task.CompletedTask)
                    .ConfigureAwait(false);
                return;
            }
            catch (IOException)
            {
                return;
            }
            if (!isSending && !read.Buffer.IsEmpty)
            {
                isSending = true;
                limit.CancelAfter(options.HeaderTimeout);
            }
            (Verdict verdict, SequencePosition end, int status, RequestHead? head) = Judge(read.Buffer);
            if (verdict == Verdict.PassOn || (verdict == Verdict.Unclear && read.IsCompleted))
            {
                input.AdvanceTo(read.Buffer.Start);
                await next(connection).ConfigureAwait(false);
                return;
            }
            if (verdict == Verdict.Unclear)
            {
                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            input.AdvanceTo(end);
            await (head is null ? RefuseAsync(connection, status) : HandleAsync(connection, head))
                .ConfigureAwait(false);
            return;
        }
    }

    private async Task HandleAsync(ConnectionContext connection, RequestHead head)
    {
        using var exchange = new RawExchange(connection, head);
        await runner.RunAsync(exchange).ConfigureAwait(false);
        if (!exchange.Aborted.IsCancellationRequested && exchange.IsBodyLeft)
        {
            await LingerAsync(connection, exchange.Body).ConfigureAwait(false);
        }
    }

    private static async Task LingerAsync(ConnectionContext connection, Stream body)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(StoppingOf(connection));
        limit.CancelAfter(LingerTime);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (await body.ReadAsync(buffer, limit.Token).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException)
        {
            // Whoever has not seen the reply by now will not.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task RefuseAsync(ConnectionContext connection, int status)
    {
        try
        {
            await RawReply.PageAsync(connection.Transport.Output, status).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // Nobody is there to be refused.
        }
    }

    private static CancellationToken StoppingOf(ConnectionContext connection) =>
        connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;

    private (Verdict Verdict, SequencePosition End, int Status, RequestHead? Head) Judge(
        in ReadOnlySequence<byte> bytes)
    {
        Verdict verdict = JudgeMethod(bytes);
        if (verdict != Verdict.Take)
        {
            return (verdict, bytes.Start, 0, null);
        }
        if (RequestHead.EndOf(bytes) is not { } end)
        {
            return bytes.Length > options.HeaderBytesMax + options.RequestLineBytesMax
                ? (Verdict.Take, bytes.End, StatusCodes.Status431RequestHeaderFieldsTooLarge, null)
                : (Verdict.Unclear, bytes.Start, 0, null);
        }
        ReadOnlySequence<byte> whole = bytes.Slice(bytes.Start, end);
        long line = whole.PositionOf((byte)'\n') is { } first ? whole.Slice(whole.Start, first).Length : 0;
        if (line > options.RequestLineBytesMax)
        {
            return (Verdict.Take, bytes.End, StatusCodes.Status414UriTooLong, null);
        }
        if (whole.Length - line > options.HeaderBytesMax)
        {
            return (Verdict.Take, bytes.End, StatusCodes.Status431RequestHeaderFieldsTooLarge, null);
        }
        int? status = RequestHead.Read(whole, out RequestHead? head);
        // Chunks have an end of their own, which ASP.NET Core knows how to find.
        return head is not null && status is null && head.Header("Transfer-Encoding").Length > 0
            ? (Verdict.PassOn, bytes.Start, 0, null)
            : (Verdict.Take, end, status ?? 0, status is null ? head : null);
    }

    private Verdict JudgeMethod(in ReadOnlySequence<byte> bytes)
    {
        Span<byte> start = stackalloc byte[MethodBytesMax];
        ReadOnlySequence<byte> some = bytes.Slice(0, Math.Min(bytes.Length, MethodBytesMax));
        some.CopyTo(start);
        start = start[..(int)some.Length];
        Verdict taken = Best(Matches(start, "PUT "u8), Matches(start, "CONNECT "u8));
        foreach ((string name, byte[] method) in _mixed)
        {
            Verdict verdict = Matches(start, method);
            taken = Best(taken, verdict == Verdict.Take ? JudgePath(name, bytes) : verdict);
        }
        return taken;
    }

    private Verdict JudgePath(string method, in ReadOnlySequence<byte> bytes)
    {
        var reader = new SequenceReader<byte>(bytes);
        reader.Advance(method.Length + 1);
        if (!reader.TryReadToAny(out ReadOnlySequence<byte> path, " ?\r\n"u8))
        {
            return bytes.Length > options.RequestLineBytesMax ? Verdict.PassOn : Verdict.Unclear;
        }
        string text = HttpParameters.Decoded(Encoding.UTF8.GetString(path));
        return runner.Table.TakesOver(method, text) ? Verdict.Take : Verdict.PassOn;
    }

    private static Verdict Matches(ReadOnlySpan<byte> start, ReadOnlySpan<byte> method) =>
        start.StartsWith(method) ? Verdict.Take
        : method.StartsWith(start) ? Verdict.Unclear
        : Verdict.PassOn;

    private static Verdict Best(Verdict first, Verdict second) =>
        first == Verdict.PassOn ? second : first;

    private enum Verdict
    {
        /// <summary>ASP.NET Core is to have the connection.</summary>
        PassOn,

        /// <summary>Not enough has come to tell.</summary>
        Unclear,

        /// <summary>The connection is ours.</summary>
        Take,
    }
}
