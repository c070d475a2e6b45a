using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Rpc.Inside;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Reading;

/// <summary>
/// Reads objects as the user of a session may see them, each at most once. For one command at a time.
/// </summary>
internal sealed class ApiObjects(XenApiClient api)
{
    /// <summary>The null reference.</summary>
    public const string NullReference = "OpaqueRef:NULL";

    private readonly Dictionary<(XenClass Class, string Reference), ApiRecord?> _known = [];
    private readonly Dictionary<XenClass, IReadOnlyList<ApiRecord>> _all = [];

    /// <summary>Makes the calls.</summary>
    public XenApiClient Api => api;

    /// <summary>True for references that refer to nothing by intent.</summary>
    public static bool IsNull(string reference) => reference.Length == 0 || reference == NullReference;

    /// <summary>Forgets what was read, as something may have changed.</summary>
    public void Forget()
    {
        _known.Clear();
        _all.Clear();
    }

    /// <summary>An object; null when there is none.</summary>
    public async Task<ApiRecord?> FindAsync(XenClass type, string reference)
    {
        if (IsNull(reference))
        {
            return null;
        }
        if (_known.TryGetValue((type, reference), out ApiRecord? known))
        {
            return known;
        }
        ApiRecord? found = null;
        try
        {
            found = Of(type, reference, await api.CallAsync($"{type}.get_record", WireValue.Of(reference))
                .ConfigureAwait(false));
        }
        catch (XenApiFailedException failure) when (failure.Error.Code == ErrorCode.HandleInvalid)
        {
            // It is gone; the caller says so.
        }
        _known[(type, reference)] = found;
        return found;
    }

    /// <summary>An object that has to exist.</summary>
    /// <exception cref="XenApiFailedException">There is none.</exception>
    public async Task<ApiRecord> GetAsync(XenClass type, string reference) =>
        await FindAsync(type, reference).ConfigureAwait(false)
            ?? throw new XenApiFailedException(new XenError(ErrorCode.HandleInvalid, type.WireName, reference));

    /// <summary>An object that has to exist, by its uuid.</summary>
    /// <exception cref="XenApiFailedException">There is none.</exception>
    public async Task<ApiRecord> ByUuidAsync(XenClass type, string uuid)
    {
        string reference = (await api.CallAsync($"{type}.get_by_uuid", WireValue.Of(uuid)).ConfigureAwait(false)).Text;
        return await GetAsync(type, reference).ConfigureAwait(false);
    }

    /// <summary>An object by its uuid; null when there is none.</summary>
    public async Task<ApiRecord?> FindByUuidAsync(XenClass type, string uuid)
    {
        try
        {
            return await ByUuidAsync(type, uuid).ConfigureAwait(false);
        }
        catch (XenApiFailedException failure) when (failure.Error.Code is ErrorCode.UUIDInvalid
            or ErrorCode.HandleInvalid)
        {
            return null;
        }
    }

    /// <summary>All objects of a class.</summary>
    public async Task<IReadOnlyList<ApiRecord>> AllAsync(XenClass type)
    {
        if (!_all.TryGetValue(type, out IReadOnlyList<ApiRecord>? all))
        {
            WireValue records = await api.CallAsync($"{type}.get_all_records").ConfigureAwait(false);
            all = [.. records.Members.Select(member => Of(type, member.Key, member.Value))];
            _all[type] = all;
            foreach (ApiRecord record in all)
            {
                _known[(type, record.Reference)] = record;
            }
        }
        return all;
    }

    /// <summary>The one pool.</summary>
    public async Task<ApiRecord> PoolAsync() =>
        (await AllAsync(PoolRecord.ClassInfo).ConfigureAwait(false))[0];

    private static ApiRecord Of(XenClass type, string reference, WireValue record) => new(
        type, reference, record.Members.ToDictionary(member => member.Key, member => member.Value));
}
