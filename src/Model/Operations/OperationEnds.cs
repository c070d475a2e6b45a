namespace Xen.Model.Operations;

/// <summary>What the end of each kind of operation changes. Filled once, then only read.</summary>
internal sealed class OperationEnds
{
    private readonly Dictionary<string, Action<OperationEnding>> _ends = [];

    /// <summary>Sets what the end of a kind changes: a pure function of the ending.</summary>
    public OperationEnds Add(string kind, Action<OperationEnding> end)
    {
        _ends.Add(kind, end);
        return this;
    }

    /// <summary>Applies an end. A kind that nobody knows changes nothing but its task.</summary>
    public void Apply(OperationEnding ending) => _ends.GetValueOrDefault(ending.Operation.Kind)?.Invoke(ending);
}
