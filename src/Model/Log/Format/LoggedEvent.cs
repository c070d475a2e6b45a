using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Log.Format;

/// <summary>
/// One event as a commit holds it, without the state that it led to. Valid as long as the commit's body is.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Class">The class of the object.</param>
/// <param name="Reference">The object.</param>
/// <param name="Fields">
/// MessagePack, a map from field number to value (see <see cref="Codec.RecordPacker"/>): all stored fields of an
/// addition, the changed ones of a <see cref="EventKind.Mod"/> (none when only derived sets changed), none of a
/// deletion.
/// </param>
public readonly record struct LoggedEvent(
    EventId Id, EventKind Kind, XenClass Class, ObjectRef Reference, ReadOnlyMemory<byte> Fields);
