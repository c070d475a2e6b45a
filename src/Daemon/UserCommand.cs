using System.CommandLine;
using Xen.Model.Rpc.Accounts;

namespace Xen.Model.Daemon;

/// <summary>The commands that change the accounts other than local root. A running daemon notices.</summary>
internal static class UserCommand
{
    private const int Done = 0;
    private const int Refused = 1;

    private static readonly Argument<string> s_name = new("NAME") { Description = "Login name." };

    private static readonly Option<FileInfo> s_password = new("--password-file")
    {
        Description = "File whose first line is the password.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string> s_fullName = new("--full-name")
    {
        Description = "The person's name.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string[]> s_groups = new("--group")
    {
        Description = "A group that the person belongs to; may be given more than once.",
        HelpName = "GROUP",
        DefaultValueFactory = _ => [],
    };

    /// <summary><c>user</c> with what can be done to one.</summary>
    /// <param name="data">The folder of everything that is kept.</param>
    public static Command Create(Option<DirectoryInfo> data)
    {
        var add = new Command("add", "Adds a user.") { s_name, s_password, s_fullName, s_groups, data };
        add.SetAction((parsed, _) => RunAsync(parsed.GetValue(data)!, directory => directory.Add(
            parsed.GetValue(s_name)!,
            File.ReadLines(parsed.GetValue(s_password)!.FullName).FirstOrDefault() ?? "",
            parsed.GetValue(s_fullName)!,
            parsed.GetValue(s_groups)!)));
        var list = new Command("list", "Shows name, identifier and state of every user and group.") { data };
        list.SetAction((parsed, _) => RunAsync(parsed.GetValue(data)!, List));
        return new Command("user", "Changes who can log in besides root; what they may do, subjects and roles say.")
        {
            add,
            list,
            OfName("remove", "Removes a user.", data, (directory, name) => directory.Remove(name)),
            OfName("disable", "Lets a user no longer log in.", data, (directory, name) =>
                directory.SetDisabled(name, true)),
            OfName("enable", "Lets a user log in again.", data, (directory, name) =>
                directory.SetDisabled(name, false)),
        };
    }

    private static Command OfName(
        string verb, string description, Option<DirectoryInfo> data, Func<UserDirectory, string, bool> change)
    {
        var command = new Command(verb, description) { s_name, data };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(data)!, directory =>
        {
            string name = parsed.GetValue(s_name)!;
            return change(directory, name) ? null : $"there is no user {name}";
        }));
        return command;
    }

    private static string? List(UserDirectory directory)
    {
        foreach (DirectoryUser user in directory.Users)
        {
            string state = user.IsDisabled ? "disabled" : "enabled";
            Console.Out.WriteLine($"user {user.Name} {user.Sid} {state} {string.Join(',', user.Groups)}");
        }
        foreach (DirectoryGroup group in directory.Groups)
        {
            Console.Out.WriteLine($"group {group.Name} {group.Sid}");
        }
        return null;
    }

    private static async Task<int> RunAsync(DirectoryInfo data, Func<UserDirectory, string?> work)
    {
        try
        {
            DataFolder.Create(data);
            using UserDirectory directory = DataFolder.OpenUsers(data);
            if (work(directory) is not { } refusal)
            {
                return Done;
            }
            await Console.Error.WriteLineAsync($"xenmodeld: {refusal}").ConfigureAwait(false);
            return Refused;
        }
        catch (Exception failure) when (Daemon.IsExpected(failure))
        {
            return await Daemon.FailAsync(failure).ConfigureAwait(false);
        }
    }
}
