using Xen.Model.Decisions.Event;
using Xen.Model.Decisions.Generic;
using Xen.Model.Decisions.Session;
using Xen.Model.Decisions.Task;
using Xen.Model.Decisions.XenApi10;
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
        FieldDeciders.Register(table);
        ObjectDeciders.Register(table, lifecycles);
        SessionDeciders.Register(table);
        TaskDeciders.Register(table);
        EventDeciders.Register(table);
        XenApi10Deciders.Register(table);
        return table;
    }
}
