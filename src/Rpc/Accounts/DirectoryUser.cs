namespace Xen.Model.Rpc.Accounts;

/// <summary>A person of the directory. Immutable.</summary>
/// <param name="Name">Login name; matched without regard to case.</param>
/// <param name="Sid">Identifier, never given twice.</param>
/// <param name="FullName">The person's name.</param>
/// <param name="Password">The password's hash.</param>
/// <param name="Groups">Names of the groups that the person belongs to.</param>
/// <param name="IsDisabled">True when the account exists but nobody may log in with it.</param>
public sealed record DirectoryUser(
    string Name, string Sid, string FullName, string Password, IReadOnlyList<string> Groups, bool IsDisabled);

/// <summary>A group of the directory. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sid">Identifier, never given twice.</param>
/// <param name="Groups">Names of the groups that all its members belong to as well.</param>
public sealed record DirectoryGroup(string Name, string Sid, IReadOnlyList<string> Groups);
