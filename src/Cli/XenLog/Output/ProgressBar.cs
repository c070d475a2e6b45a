using Spectre.Console;

namespace Xen.Model.Cli.XenLog.Output;

/// <summary>Shows how far long work has come, when somebody looks.</summary>
internal static class ProgressBar
{
    /// <summary>Does some work.</summary>
    /// <param name="io">Where progress is shown, if at all.</param>
    /// <param name="title">What is done.</param>
    /// <param name="total">How much there is to do.</param>
    /// <param name="work">Does it, and says how much is done so far.</param>
    public static void Run(CommandIo io, string title, long total, Action<Action<long>> work)
    {
        if (!io.ShowsProgress)
        {
            work(static _ => { });
            return;
        }
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(io.Error) });
        console.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(title), maxValue: Math.Max(1, total));
            work(done => task.Value = done);
        });
    }
}
