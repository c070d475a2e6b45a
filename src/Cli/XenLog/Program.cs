using Xen.Model.Cli.XenLog;

return XenLogCommand.Run(args, CommandIo.OfProcess());
