using Xen.Model.Harness;
using Xen.Model.Tour;

if (args.Length > 1)
{
    await Console.Error.WriteLineAsync("usage: tour [XENMODELD.DLL]");
    return 2;
}
DaemonOptions options = new() { Program = args.FirstOrDefault() ?? DaemonFiles.Daemon, Speed = 10 };
try
{
    using DaemonProcess daemon = await DaemonProcess.StartAsync(options);
    await Walk.RunAsync(daemon, new Narrator());
    Console.WriteLine("\ntour: ok");
    return 0;
}
catch (Exception why) // whatever it was, it was not expected
{
    Console.WriteLine($"\ntour: FAILED {why.Message}");
    return 1;
}
