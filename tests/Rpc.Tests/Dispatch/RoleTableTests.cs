using System.Text;
using Xen.Model.Classes;
using Xen.Model.Projections.Roles;
using Xen.Model.Roles;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Tests.Dispatch;

/// <summary>
/// The exported table spec/datamodel/roles.txt says for every permission which roles have it. A change of it is seen in
/// review, as the test writes it anew when it is stale, and fails.
/// </summary>
public sealed class RoleTableTests
{
    [Fact]
    public void The_exported_table_is_up_to_date()
    {
        string path = Path.Combine(Repository.Root, "spec", "datamodel", "roles.txt");
        string before = File.Exists(path) ? File.ReadAllText(path) : "";
        string now = Exported();
        if (before != now)
        {
            File.WriteAllText(path, now);
        }
        now.Should().Be(before, "the table has been written anew; look at the difference and commit it");
    }

    [Fact]
    [Trait("Obligation", "SESSION-22")]
    public void Every_message_is_for_the_roles_of_the_table_and_no_others()
    {
        CallArguments none = new([], 0);
        var wrong = new List<string>();
        foreach ((Role role, string name) in RoleNames.All)
        {
            var session = new SessionRecord { RbacPermissions = RolePermissions.Of(role) };
            foreach (Method method in MethodTable.Standard.All)
            {
                bool allowed = Table[method.Permission].Contains(name);
                if (Permissions.Refusal(session, method, none) is null != allowed)
                {
                    wrong.Add($"{method.Name} as {name}");
                }
            }
        }
        wrong.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "SESSION-23")]
    public void Guarded_keys_of_maps_are_for_the_roles_of_the_table()
    {
        var wrong = new List<string>();
        int checks = 0;
        foreach (Method method in MethodTable.Standard.All.Where(method => method.KeyRoles.Count > 0))
        {
            foreach ((Role role, string name) in RoleNames.All)
            {
                var session = new SessionRecord { RbacPermissions = RolePermissions.Of(role) };
                foreach (string pattern in (string[])["", .. method.KeyRoles.Select(key => key.Pattern)])
                {
                    string key = pattern.Length == 0 ? "any other key" : pattern.Replace("*", "rest");
                    string permission = pattern.Length == 0 ? method.Permission : $"{method.Permission}/key:{pattern}";
                    CallArguments arguments = ArgumentsOf(method, key);
                    checks++;
                    if (Permissions.Refusal(session, method, arguments) is null != Table[permission].Contains(name))
                    {
                        wrong.Add($"{permission} as {name}");
                    }
                }
            }
        }
        wrong.Should().BeEmpty();
        checks.Should().BeGreaterThan(100);
    }

    [Fact]
    [Trait("Obligation", "SESSION-24")]
    public void Getters_are_for_every_role_but_for_secrets() =>
        Table.Where(item => item.Key.Contains(".get_", StringComparison.Ordinal) && !item.Key.StartsWith("secret.")
                && MethodTable.Standard.All.Any(method => method is ReadMethod && method.Permission == item.Key))
            .Where(item => item.Value.Length != RoleNames.All.Count)
            .Should().BeEmpty();

    private static Dictionary<string, string[]> Table { get; } = File
        .ReadLines(Path.Combine(Repository.Root, "spec", "datamodel", "roles.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(": ", 2))
        .ToDictionary(parts => parts[0], parts => parts[1].Split(' '), StringComparer.Ordinal);

    private static CallArguments ArgumentsOf(Method method, string key)
    {
        WireValue[] arguments = [.. Enumerable.Repeat(WireValue.Of("x"), 3)];
        arguments[method.KeyPosition] = WireValue.Of(key);
        return new CallArguments(arguments, 0);
    }

    private static string Exported()
    {
        var text = new StringBuilder("# Every permission and the roles that have it; root and other hosts have all.\n");
        foreach ((string permission, Role roles) in StaticRoles.Permissions)
        {
            string names = string.Join(' ', RoleNames.In(roles));
            text.Append(permission).Append(": ").Append(names.Length == 0 ? "-" : names).Append('\n');
        }
        return text.ToString();
    }
}
