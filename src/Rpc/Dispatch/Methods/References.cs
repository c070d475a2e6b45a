using Xen.Model.Primitives;
using Xen.Model.Projections.Snapshots;
using Xen.Model.State;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary>Answers that are sets of references or maps from them to records.</summary>
internal static class References
{
    private static readonly Answer.ValueWriter s_writeSet = static (writer, references, _) =>
    {
        writer.BeginArray();
        foreach (ObjectRef reference in (IEnumerable<ObjectRef>)references!)
        {
            writer.Text(reference.ToString());
        }
        writer.EndArray();
    };

    private static readonly Answer.ValueWriter s_writeRecords = static (writer, versions, reader) =>
    {
        IWireFormat format = WireFormats.Of(writer);
        writer.BeginStruct();
        foreach (RecordVersion version in (IEnumerable<RecordVersion>)versions!)
        {
            writer.Member(version.Slot.Reference.ToString());
            SnapshotEncoder.Write(writer, version, format, (SecretReader?)reader);
        }
        writer.EndStruct();
    };

    public static Answer Answer(IEnumerable<ObjectRef> references) => Dispatch.Answer.Of(s_writeSet, references);

    public static Answer Answer(IEnumerable<RecordVersion> versions) =>
        Answer(versions.Select(version => version.Slot.Reference));

    /// <param name="versions">The objects.</param>
    /// <param name="reader">Shows secrets to the caller; null for classes that have none.</param>
    public static Answer Records(IEnumerable<RecordVersion> versions, SecretReader? reader) =>
        Dispatch.Answer.Of(s_writeRecords, versions, reader);
}
