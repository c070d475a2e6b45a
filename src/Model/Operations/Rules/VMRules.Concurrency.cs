using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using static Xen.Model.Classes.VMOperations;

namespace Xen.Model.Operations.Rules;

/// <summary>Which operation may begin while others run.</summary>
internal static partial class VMRules
{
    private static XenError? CheckConcurrency(Ref<VMRecord> self, VMRecord vm, VMOperations operation)
    {
        XenMap<string, VMOperations> current = vm.CurrentOperations;
        if (current.Count == 0 || IsCompatible(operation, current))
        {
            return null;
        }
        string operations = Listed(current.Select(entry => NameOf(entry.Value)), current.Count);
        string tasks = Listed(current.Keys, current.Count);
        return new XenError(ErrorCode.OtherOperationInProgress, "VM", self.ToString(), operations, tasks);
    }

    private static bool IsCompatible(VMOperations operation, XenMap<string, VMOperations> current) => operation switch
    {
        Clone or Copy or Export => current.All(entry => entry.Value is Clone or Copy or Export),
        Snapshot => current.All(entry => entry.Value is Snapshot or Checkpoint or SnapshotWithQuiesce),
        GetBootRecord => current.All(entry => entry.Value == GetBootRecord),
        HardShutdown => current.All(entry => entry.Value != HardShutdown),
        HardReboot => current.All(entry => entry.Value is not (HardShutdown or HardReboot)),
        MetadataExport or CleanShutdown or CleanReboot => current.All(entry => entry.Value == MigrateSend),
        _ => false,
    };

    private static string Listed(IEnumerable<string> items, int count) =>
        count == 1 ? items.First() : "{" + string.Join(',', items) + "}";

    /// <summary>The name of an operation in errors; two are spelled otherwise there than in the data model.</summary>
    private static string NameOf(VMOperations operation) => operation switch
    {
        DataSourceOp => "data_sources_op",
        AssertOperationValid => "assertoperationvalid",
        _ => Enums.VMOperations.NameOf(operation),
    };
}
