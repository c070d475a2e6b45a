using Xen.Model.Schema;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Views;

namespace Xen.Model.Verbs.Selectors;

/// <summary>Finds the objects of a view that some filters let through, in the order of the API.</summary>
/// <param name="objects">Reads them.</param>
/// <param name="view">Has the columns.</param>
/// <param name="isWhole">True to find all objects of the class, whatever the view leaves out.</param>
internal sealed class ObjectFinder(ApiObjects objects, View view, bool isWhole = false)
{
    /// <summary>The objects that pass all filters, and those of the view unless it is to be whole.</summary>
    public async Task<IReadOnlyList<ApiRecord>> FindAsync(IReadOnlyCollection<RecordFilter> filters)
    {
        IReadOnlyCollection<RecordFilter> all =
        [
            .. view.Filters.Where(_ => !isWhole)
                .Select(filter => RecordFilter.TryRead(view, filter.Key, filter.Value)!),
            .. filters,
        ];
        List<ApiRecord> found = [];
        foreach (ApiRecord record in await CandidatesAsync(filters).ConfigureAwait(false))
        {
            if (HasMembers(record) && await PassesAsync(record, all).ConfigureAwait(false))
            {
                found.Add(record);
            }
        }
        return found;
    }

    /// <summary>One object when a uuid is asked for, so that not all have to be looked at.</summary>
    private async Task<IReadOnlyList<ApiRecord>> CandidatesAsync(IReadOnlyCollection<RecordFilter> filters)
    {
        if (filters.Select(filter => filter.Uuid).FirstOrDefault(uuid => uuid is not null) is not { } uuid)
        {
            return await objects.AllAsync(view.Class).ConfigureAwait(false);
        }
        return await objects.FindByUuidAsync(view.Class, uuid).ConfigureAwait(false) is { } one ? [one] : [];
    }

    private bool HasMembers(ApiRecord record) =>
        view.NeedsMembers is not Field field || record[field.WireName].Items.Count > 0;

    private async Task<bool> PassesAsync(ApiRecord record, IEnumerable<RecordFilter> filters)
    {
        foreach (RecordFilter filter in filters)
        {
            if (!await filter.MatchesAsync(objects, record).ConfigureAwait(false))
            {
                return false;
            }
        }
        return true;
    }
}
