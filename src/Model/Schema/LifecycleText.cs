namespace Xen.Model.Schema;

/// <summary>
/// Reads declared lifecycles: changes with their releases, oldest first, as in <c>published rio, removed tampa</c>.
/// </summary>
public static class LifecycleText
{
    /// <summary>True when the last change was the removal; what was published again afterwards is there.</summary>
    public static bool IsRemoved(string lifecycle)
    {
        ReadOnlySpan<char> last = lifecycle.AsSpan(lifecycle.LastIndexOf(',') + 1).TrimStart();
        return last.StartsWith("removed ", StringComparison.Ordinal);
    }
}
