using Xen.Model.Calls;
using Xen.Model.Operations.Imports;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VM;

/// <summary>VMs that come from elsewhere.</summary>
internal static class ImportDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<ImportObjects>(ImportOperation.Make)
        .Add<UndoImport>(ImportOperation.Undo);
}
