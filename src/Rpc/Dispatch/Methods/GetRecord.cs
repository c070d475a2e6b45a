using Xen.Model.Classes;
using Xen.Model.Projections.Snapshots;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary><c>get_record</c>.</summary>
internal sealed class GetRecord(XenClass type) : SelfReadMethod(type, "get_record")
{
    private static readonly Answer.ValueWriter s_write =
        static (writer, version, reader) => SnapshotEncoder.Write(
            writer, (RecordVersion)version!, WireFormats.Of(writer), (SecretReader?)reader);

    protected override Answer Read(RecordVersion version, ReadModel model, SessionRecord session) =>
        Answer.Of(s_write, version, version.Slot.Class.HasShownSecrets ? model.ReaderFor(session) : null);
}
