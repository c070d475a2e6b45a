using Xen.Model.Daemon;

return await DaemonCommand.RunAsync(args);
