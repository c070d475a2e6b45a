using Xen.Model.Decisions.Event;
using Xen.Model.Decisions.Generic;
using Xen.Model.Decisions.Operation;
using Xen.Model.Decisions.Session;
using Xen.Model.Decisions.Task;
using Xen.Model.Decisions.VM;
using Xen.Model.Operations;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions;

/// <summary>The deciders of a XenServer host.</summary>
public static class StandardDeciders
{
    /// <summary>A table of all of them.</summary>
    public static DeciderTable Table()
    {
        var table = new DeciderTable();
        var lifecycles = new Lifecycles();
        var ends = new OperationEnds();
        FieldDeciders.Register(table);
        ObjectDeciders.Register(table, lifecycles);
        SessionDeciders.Register(table);
        TaskDeciders.Register(table);
        EventDeciders.Register(table);
        OperationDeciders.Register(table, ends);
        PowerDeciders.Register(table, ends);
        GuestDeciders.Register(table);
        return table;
    }
}
