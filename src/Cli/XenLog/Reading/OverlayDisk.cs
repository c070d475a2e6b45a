using Xen.Model.Ports;

namespace Xen.Model.Cli.XenLog.Reading;

/// <summary>
/// A folder that is only read: what is written stays in memory. A log can be opened on it while another process owns
/// the files, and finds its own end and repairs it without touching them.
/// </summary>
/// <param name="below">The folder; disposed of with this one.</param>
internal sealed class OverlayDisk(ILogDisk below) : ILogDisk
{
    /// <summary>What was opened, created or (null) deleted so far.</summary>
    private readonly Dictionary<string, OverlayContent?> _contents = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Path => below.Path;

    /// <inheritdoc/>
    public IReadOnlyList<string> List() =>
    [
        .. below.List().Where(name => !_contents.ContainsKey(name)),
        .. _contents.Where(item => item.Value is not null).Select(item => item.Key),
    ];

    /// <inheritdoc/>
    public ILogFile Create(string name)
    {
        if (List().Contains(name))
        {
            throw new IOException($"there is a file {name} in {Path}");
        }
        var content = new OverlayContent(null);
        _contents[name] = content;
        return new OverlayFile(name, content);
    }

    /// <inheritdoc/>
    public ILogFile Open(string name)
    {
        if (!_contents.TryGetValue(name, out OverlayContent? content))
        {
            content = new OverlayContent(below.Open(name));
            _contents.Add(name, content);
        }
        return new OverlayFile(name, content ?? throw new FileNotFoundException($"there is no file {name} in {Path}"));
    }

    /// <inheritdoc/>
    public void Delete(string name)
    {
        Open(name).Dispose();
        _contents[name] = null;
    }

    /// <inheritdoc/>
    public void Rename(string name, string newName)
    {
        Open(name).Dispose();
        _contents[newName] = _contents[name];
        _contents[name] = null;
    }

    /// <inheritdoc/>
    public void SyncNames()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (OverlayContent? content in _contents.Values)
        {
            content?.Dispose();
        }
        below.Dispose();
    }
}
