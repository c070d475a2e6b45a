using Xen.Model.Formats.Xva;

namespace Xen.Model.Cli.Xe;

/// <summary>Fetches into files and uploads from them, as far as the rules allow.</summary>
/// <param name="request">Sends requests.</param>
/// <param name="rules">Which files are free to be used.</param>
/// <param name="terminal">Where the standard output is.</param>
internal sealed class FileTransfers(HttpRequest request, FileRules rules, UserTerminal terminal)
{
    private const int BufferBytes = 256 * 1024;

    /// <summary>Fetches something into a new file, or to the standard output when the name is empty.</summary>
    /// <exception cref="XeFailedException">It cannot be had.</exception>
    public async Task FetchAsync(string file, string url, CancellationToken cancel)
    {
        if (!rules.MayWrite(file))
        {
            throw new XeFailedException($"the server wants to write {file}, which was not named");
        }
        Stream target = file.Length == 0 ? terminal.Output : Create(file);
        try
        {
            Connection connection = await request.OpenAsync("GET", url, null, cancel).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                await connection.Stream.CopyToAsync(target, BufferBytes, cancel).ConfigureAwait(false);
                await target.FlushAsync(cancel).ConfigureAwait(false);
            }
        }
        finally
        {
            if (file.Length > 0)
            {
                await target.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Uploads a file; of a pipe nobody knows the length. The folder of an old export is packed on the way.
    /// </summary>
    /// <exception cref="XeFailedException">It cannot be read, or the server does not want it.</exception>
    public async Task UploadAsync(string file, string url, CancellationToken cancel)
    {
        if (!rules.MayRead(file))
        {
            throw new XeFailedException($"the server wants to read {file}, which was not named");
        }
        if (Directory.Exists(file) || Path.GetFileName(file) == LegacyFolder.DescriptionName)
        {
            string folder = Directory.Exists(file) ? file : Path.GetDirectoryName(Path.GetFullPath(file))!;
            await SendAsync(url, null, stream => LegacyFolder.PackAsync(folder, stream, cancel), cancel)
                .ConfigureAwait(false);
            return;
        }
        FileStream source = Open(file);
        await using (source.ConfigureAwait(false))
        {
            await SendAsync(
                url,
                source.CanSeek ? source.Length : null,
                stream => source.CopyToAsync(stream, BufferBytes, cancel),
                cancel).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(string url, long? length, Func<Stream, Task> write, CancellationToken cancel)
    {
        Connection connection = await request.OpenAsync("PUT", url, length, cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await write(connection.Stream).ConfigureAwait(false);
            await connection.Stream.FlushAsync(cancel).ConfigureAwait(false);
            await connection.EndSendingAsync().ConfigureAwait(false);
            // The server closes when it has taken all; to close before that could cost what is still on its way.
            await connection.Stream.CopyToAsync(Stream.Null, cancel).ConfigureAwait(false);
        }
    }

    private static FileStream Create(string file)
    {
        try
        {
            var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
            return new FileStream(file, how);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new XeFailedException($"the file {file} cannot be made: {failure.Message}");
        }
    }

    private static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, useAsync: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new XeFailedException($"the file {file} cannot be read: {failure.Message}");
        }
    }
}
