using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xen.Model.Rpc.Accounts;

/// <summary>All accounts of a directory, as its file has them. Immutable.</summary>
/// <param name="Domain">Beginning of every identifier.</param>
/// <param name="NextNumber">End of the next identifier.</param>
/// <param name="Users">The people.</param>
/// <param name="Groups">The groups.</param>
internal sealed record DirectoryContents(
    string Domain, int NextNumber, IReadOnlyList<DirectoryUser> Users, IReadOnlyList<DirectoryGroup> Groups)
{
    private const int FirstNumber = 1001;

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    /// <summary>A directory without accounts, with identifiers of its own.</summary>
    public static DirectoryContents Create() => new(NewDomain(), FirstNumber, [], []);

    /// <summary>Reads the file's text.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static DirectoryContents Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<DirectoryContents>(json, s_json) is
                { Domain: not null, Users: not null, Groups: not null } contents
                ? contents
                : throw new InvalidDataException("the directory file is incomplete");
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"the directory file is damaged: {failure.Message}", failure);
        }
    }

    /// <summary>The file's text.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, s_json);

    /// <summary>The identifiers of all groups that lead to those of some names, each once.</summary>
    public IReadOnlyList<string> SidsOf(IEnumerable<string> groups)
    {
        var sids = new List<string>();
        var open = new Queue<string>(groups);
        while (open.TryDequeue(out string? name))
        {
            if (GroupNamed(name) is { } group && !sids.Contains(group.Sid))
            {
                sids.Add(group.Sid);
                group.Groups.ToList().ForEach(open.Enqueue);
            }
        }
        return sids;
    }

    public DirectoryUser? UserNamed(string name) => Users.FirstOrDefault(user => IsSame(user.Name, name));

    public DirectoryGroup? GroupNamed(string name) => Groups.FirstOrDefault(group => IsSame(group.Name, name));

    /// <summary>The directory with a group of each name.</summary>
    public DirectoryContents WithGroups(IEnumerable<string> names)
    {
        DirectoryContents contents = this;
        foreach (string name in names)
        {
            if (contents.GroupNamed(name) is null)
            {
                contents = contents with
                {
                    NextNumber = contents.NextNumber + 1,
                    Groups = [.. contents.Groups, new DirectoryGroup(name, contents.NextSid, [])],
                };
            }
        }
        return contents;
    }

    /// <summary>The identifier that the next account gets.</summary>
    [JsonIgnore]
    public string NextSid => string.Create(CultureInfo.InvariantCulture, $"{Domain}-{NextNumber}");

    private static bool IsSame(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string NewDomain() => string.Create(
        CultureInfo.InvariantCulture,
        $"S-1-5-21-{Part()}-{Part()}-{Part()}");

    private static int Part() => RandomNumberGenerator.GetInt32(1, int.MaxValue);
}
