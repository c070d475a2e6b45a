using Xen.Model.Ports;

namespace Xen.Model.Rpc.Handlers;

/// <summary>What handlers work with. Thread-safe.</summary>
public sealed class HandlerServices
{
    internal HandlerServices(ICallSink model, XenApiOptions options, HandlerTasks tasks)
    {
        Model = model;
        Options = options;
        Tasks = tasks;
    }

    /// <summary>The model: its state, and where calls are made.</summary>
    public ICallSink Model { get; }

    /// <summary>How the server was set up.</summary>
    public XenApiOptions Options { get; }

    /// <summary>The tasks of requests.</summary>
    public HandlerTasks Tasks { get; }
}
