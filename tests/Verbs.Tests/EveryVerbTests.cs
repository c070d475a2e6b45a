using Xen.Model.Verbs.Tests.Support;
using Xen.Model.Verbs.Views;

namespace Xen.Model.Verbs.Tests;

/// <summary>Every command once, with what it needs, about objects that do not exist.</summary>
public sealed class EveryVerbTests : IAsyncLifetime
{
    private TestPool _pool = null!;

    public async Task InitializeAsync() => _pool = await TestPool.StartAsync(hosts: 2);

    public async Task DisposeAsync() => await _pool.DisposeAsync();

    [Fact, Trait("Obligation", "XE-43")]
    public async Task Every_command_ends_with_a_code_and_says_why_it_failed()
    {
        List<string> odd = [];
        foreach (Verb verb in VerbTable.All.Where(verb => verb.Name is not "event-wait" && !IsList(verb.Name)))
        {
            // The new password is the old one, or nobody could log in for the commands that follow.
            string[] words =
            [
                verb.Name,
                .. verb.RequiredNames.Select(name => name + "=" + (name == "new" ? TestPool.Password : "none")),
            ];
            Said said = await _pool.RunAsync(words);
            string all = said.Out + said.Errors;
            if (said.Code is not (0 or 1)
                || (said.Code == 1 && all.Length == 0)
                || all.Contains("INTERNAL_ERROR", StringComparison.Ordinal)
                || all.Contains("Exception", StringComparison.Ordinal)
                || all.Contains("PARAMETER_COUNT", StringComparison.Ordinal))
            {
                odd.Add($"{string.Join(' ', words)}: {said.Code} {all}");
            }
        }
        odd.Should().BeEmpty();
    }

    private static bool IsList(string name) => ViewTable.All.Any(view => name == view.Name + "-list");
}
