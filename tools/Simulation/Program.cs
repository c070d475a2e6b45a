using Xen.Model.Simulation;

return SimulateCommand.Run(args, Console.Out);
