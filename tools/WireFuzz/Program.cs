using Xen.Model.WireFuzz;

return await WireFuzzCommand.RunAsync(args, Console.Out);
