namespace Xen.Model.Engine.Checkpoints;

/// <summary>Which checkpoints are worth keeping.</summary>
internal static class CheckpointSelection
{
    /// <summary>
    /// The newest ones that always stay: the one that start-up reads, and the one before it in case that is damaged.
    /// </summary>
    public const int KeptMin = 2;

    /// <summary>
    /// The checkpoints to give up. Older ones make the past quick to reach, and may take as much room as the log that
    /// they lead into; beyond that, those go first that have others close by.
    /// </summary>
    /// <param name="oldestFirst">All there are.</param>
    /// <param name="logBytes">Size of the log kept.</param>
    /// <param name="isTruncated">
    /// True when the log does not reach back to its beginning: only the oldest checkpoint leads into its first part.
    /// </param>
    public static IReadOnlyList<CheckpointName> Surplus(
        IReadOnlyList<CheckpointName> oldestFirst, long logBytes, bool isTruncated)
    {
        var kept = oldestFirst.ToList();
        var surplus = new List<CheckpointName>();
        while (kept.Count > KeptMin && kept.Sum(item => item.SizeBytes) > logBytes)
        {
            int mostCrowded = 0;
            long least = long.MaxValue;
            for (int at = isTruncated && kept.Count > KeptMin + 1 ? 1 : 0; at < kept.Count - KeptMin; at++)
            {
                long gap = kept[at + 1].Id.Value - (at == 0 ? 0 : kept[at - 1].Id.Value);
                if (gap < least)
                {
                    least = gap;
                    mostCrowded = at;
                }
            }
            surplus.Add(kept[mostCrowded]);
            kept.RemoveAt(mostCrowded);
        }
        return surplus;
    }
}
