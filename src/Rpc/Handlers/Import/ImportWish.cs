using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Handlers.Import;

/// <summary>What a client wants imported, and how.</summary>
/// <param name="Caller">Who makes the calls.</param>
/// <param name="Repository">Where new disks go; null when none are made.</param>
/// <param name="Settings">How.</param>
internal sealed record ImportWish(CallContext Caller, Ref<SRRecord> Repository, ImportSettings Settings);
