namespace Xen.Model.KillRounds;

/// <summary>
/// One place that one writer writes to, one attempt at a time: what the server last confirmed and, when its answer to
/// the attempt after that never came, what it may hold instead. Null stands for absence.
/// </summary>
internal sealed class Cell(string? confirmed = null)
{
    private string? attempted;
    private bool open;

    public string? Confirmed { get; private set; } = confirmed;

    public void Attempt(string? value)
    {
        attempted = value;
        open = true;
    }

    public void Confirm()
    {
        Confirmed = attempted;
        open = false;
    }

    public bool Allows(string? actual) => actual == Confirmed || (open && actual == attempted);

    /// <summary>After a restart the question is closed: what the server holds now is what it must keep.</summary>
    public void Settle(string? actual)
    {
        Confirmed = actual;
        open = false;
    }

    public override string ToString() =>
        open ? $"{Show(Confirmed)} or, unanswered, {Show(attempted)}" : Show(Confirmed);

    internal static string Show(string? value) => value is null ? "absent" : $"\"{value}\"";
}
