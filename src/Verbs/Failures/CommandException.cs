namespace Xen.Model.Verbs.Failures;

/// <summary>A command cannot go on, for a reason that its user is told.</summary>
internal abstract class CommandException : Exception
{
    private protected CommandException(string message)
        : base(message)
    {
    }
}
