using Xen.Model.Cli.Xe;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    // The connection is closed properly, so that the server learns of it at once.
    press.Cancel = true;
    interrupted.Cancel();
};
using var terminal = new UserTerminal(
    Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.OpenStandardError());
return await XeCommand.RunAsync(args, XeEnvironment.OfThisProcess(), terminal, interrupted.Token);
