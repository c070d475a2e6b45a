using Xen.Model.Errors;
using Xen.Model.Operations.Waiting;

namespace Xen.Model.Decisions.Waiting;

/// <summary>What each kind of group does next when all it began has ended. Filled once, then only read.</summary>
internal sealed class GroupSteps
{
    private readonly Dictionary<string, Action<GroupOperation>> _steps = [];

    /// <summary>
    /// Sets the next step of a kind: a pure function that begins something or ends the group, or leaves a note about
    /// what was done to be asked again at once.
    /// </summary>
    public GroupSteps Add(string kind, Action<GroupOperation> step)
    {
        _steps.Add(kind, step);
        return this;
    }

    /// <summary>Takes steps until there is something to wait for.</summary>
    public void Advance(GroupOperation group)
    {
        while (!group.IsSettled)
        {
            if (group.IsCancelled)
            {
                group.Fail(new XenError(ErrorCode.TaskCancelled, group.Task.ToString()));
            }
            else
            {
                _steps[group.Kind](group);
            }
        }
        group.Save();
    }
}
