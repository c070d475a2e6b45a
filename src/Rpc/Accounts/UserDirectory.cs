using Xen.Model.Engine;
using Xen.Model.Rpc.Sessions;

namespace Xen.Model.Rpc.Accounts;

/// <summary>
/// The accounts other than local root, in a file that only the server's user can read. It stands where other
/// installations have a directory service: it knows who somebody is; what they may do, subjects and roles say. Other
/// processes may change the file; it is read again when it has changed. Thread-safe.
/// </summary>
public sealed class UserDirectory : IDisposable
{
    private readonly string _path;
    private readonly int _iterations;
    private readonly PasswordChecker _checker = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, PasswordHash?> _hashes = new(StringComparer.Ordinal);
    private readonly Lazy<PasswordHash> _nobodys;
    private DirectoryContents? _contents;
    private (DateTime Time, long Length) _stamp;

    /// <summary>Makes a directory.</summary>
    /// <param name="path">Path of the file; without one there is no directory.</param>
    /// <param name="iterations">Rounds of the hashes of new passwords, see <see cref="PasswordStore"/>.</param>
    public UserDirectory(string path, int iterations = PasswordStore.DefaultIterations)
    {
        _path = path;
        _iterations = iterations;
        _nobodys = new Lazy<PasswordHash>(() => PasswordHash.Of(PasswordStore.Random(), iterations));
    }

    /// <summary>True when there is a directory at all.</summary>
    public bool IsConfigured => Contents is not null;

    /// <summary>The people, in the order in which they came.</summary>
    public IReadOnlyList<DirectoryUser> Users => Contents?.Users ?? [];

    /// <summary>The groups, in the order in which they came.</summary>
    public IReadOnlyList<DirectoryGroup> Groups => Contents?.Groups ?? [];

    internal DirectoryContents? Contents
    {
        get
        {
            lock (_gate)
            {
                Refresh();
                return _contents;
            }
        }
    }

    /// <summary>Adds a person; groups that do not exist yet come into being.</summary>
    /// <returns>Why it was refused; null when it was not.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public string? Add(string name, string password, string fullName = "", params IReadOnlyList<string> groups)
    {
        if (name.Length is 0 or > LoginService.NameLengthMax || name == LoginService.Root)
        {
            return $"'{name}' cannot be the name of a user";
        }
        if (PasswordStore.Weakness(password) is { } weakness)
        {
            return weakness;
        }
        lock (_gate)
        {
            Refresh();
            DirectoryContents contents = _contents ?? DirectoryContents.Create();
            if (contents.UserNamed(name) is not null)
            {
                return $"there is a user {name} already";
            }
            contents = contents.WithGroups(groups);
            string hash = PasswordHash.Of(password, _iterations).ToString();
            Save(contents with
            {
                NextNumber = contents.NextNumber + 1,
                Users = [.. contents.Users, new DirectoryUser(name, contents.NextSid, fullName, hash, groups, false)],
            });
            return null;
        }
    }

    /// <summary>Removes a person. The identifier is not given to anybody else.</summary>
    /// <returns>False when there is none of the name.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public bool Remove(string name) => Change(name, _ => null);

    /// <summary>Lets a person log in, or not.</summary>
    /// <returns>False when there is none of the name.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public bool SetDisabled(string name, bool isDisabled) =>
        Change(name, user => user with { IsDisabled = isDisabled });

    /// <inheritdoc/>
    public void Dispose() => _checker.Dispose();

    /// <summary>
    /// Tries a password. It is tried also for names that do not exist, so that the time does not tell which do.
    /// </summary>
    /// <returns>Null when too many attempts wait already; otherwise whether name and password are right.</returns>
    internal async ValueTask<bool?> VerifyAsync(string name, string password)
    {
        PasswordHash? stored = Contents?.UserNamed(name) is { } user ? HashOf(user) : null;
        bool? right = await _checker.VerifyAsync(password, stored ?? _nobodys.Value).ConfigureAwait(false);
        return right is null ? null : right.Value && stored is not null;
    }

    private bool Change(string name, Func<DirectoryUser, DirectoryUser?> change)
    {
        lock (_gate)
        {
            Refresh();
            if (_contents?.UserNamed(name) is not { } user)
            {
                return false;
            }
            DirectoryUser? after = change(user);
            Save(_contents with
            {
                Users = [.. _contents.Users.Select(item => item == user ? after : item).OfType<DirectoryUser>()],
            });
            return true;
        }
    }

    /// <summary>The same hash for the same text, so that passwords that were right are recognised.</summary>
    private PasswordHash? HashOf(DirectoryUser user)
    {
        lock (_gate)
        {
            if (!_hashes.TryGetValue(user.Password, out PasswordHash? hash))
            {
                _hashes.Add(user.Password, hash = PasswordHash.TryParse(user.Password));
            }
            return hash;
        }
    }

    private void Save(DirectoryContents contents)
    {
        PrivateFile.Replace(_path, contents.Write());
        _contents = contents;
        _stamp = Stamp();
    }

    private void Refresh()
    {
        (DateTime, long) now = Stamp();
        if (now == _stamp)
        {
            return;
        }
        _contents = File.Exists(_path) ? DirectoryContents.Read(File.ReadAllBytes(_path)) : null;
        _hashes.Clear();
        _stamp = now;
    }

    private (DateTime Time, long Length) Stamp()
    {
        var file = new FileInfo(_path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }
}
