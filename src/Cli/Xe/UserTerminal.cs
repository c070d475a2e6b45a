using System.Text;

namespace Xen.Model.Cli.Xe;

/// <summary>The terminal of the user, as bytes.</summary>
/// <param name="input">What the user types.</param>
/// <param name="output">Where results go.</param>
/// <param name="errors">Where errors go.</param>
internal sealed class UserTerminal(Stream input, Stream output, Stream errors) : IDisposable
{
    private readonly StringBuilder _trace = new();

    /// <summary>What the user types.</summary>
    public Stream Input => input;

    /// <summary>Where results go.</summary>
    public Stream Output => output;

    /// <summary>Where errors go.</summary>
    public Stream Errors => errors;

    /// <summary>True to tell at once what goes on; otherwise it is kept for later.</summary>
    public bool IsDebug { get; set; }

    /// <summary>Prints a text where results go.</summary>
    public Task PrintAsync(string text) => WriteAsync(output, text);

    /// <summary>Prints a text where errors go.</summary>
    public Task ComplainAsync(string text) => WriteAsync(errors, text);

    /// <summary>Tells what goes on to those who want to know.</summary>
    public async Task DebugAsync(string text)
    {
        if (IsDebug)
        {
            await ComplainAsync(text + "\n").ConfigureAwait(false);
        }
        else
        {
            _trace.Append(text).Append('\n');
        }
    }

    /// <summary>Tells what was kept of what went on.</summary>
    public Task TellTraceAsync() => ComplainAsync(_trace.ToString());

    /// <summary>A line from the user, without its line feed; empty at the end.</summary>
    public async Task<string> ReadLineAsync(CancellationToken cancel)
    {
        var line = new MemoryStream();
        byte[] one = new byte[1];
        while (await input.ReadAsync(one, cancel).ConfigureAwait(false) == 1 && one[0] != '\n')
        {
            line.Write(one);
        }
        return Encoding.UTF8.GetString(line.ToArray()).TrimEnd('\r');
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        input.Dispose();
        output.Dispose();
        errors.Dispose();
    }

    private static async Task WriteAsync(Stream stream, string text)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text)).ConfigureAwait(false);
        await stream.FlushAsync().ConfigureAwait(false);
    }
}
