using Xen.Model.Classes;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary><c>get_</c> of a field.</summary>
internal sealed class GetField(Field field) : SelfReadMethod(field.Class, "get_" + field.WireName)
{
    private static readonly Answer.ValueWriter s_write =
        static (writer, field, record) => ((Field)field!).Write(writer, (XenRecord)record!);

    protected override Answer Read(RecordVersion version, ReadModel model, SessionRecord session) => Answer.Of(
        s_write, field, field.HoldsSecrets ? model.ReaderFor(session).Of(version) : version.Record);
}
