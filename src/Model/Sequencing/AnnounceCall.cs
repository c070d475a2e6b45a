using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Sequencing;

/// <summary>What commits that only announce objects again name as their call. Never decided.</summary>
internal sealed record AnnounceCall : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "(announce)";
}
