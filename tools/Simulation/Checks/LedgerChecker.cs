using Xen.Model.Codec;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Simulation.Checks;

/// <summary>What clients were told is done can be read where they wrote it.</summary>
public static class LedgerChecker
{
    private const string Name = "what clients wrote is there";

    /// <summary>Looks at every place that was written to.</summary>
    public static void Check(Ledger ledger, RecordView state)
    {
        foreach ((LedgerPlace place, string? value) in ledger.ValuesAt(state.Id))
        {
            XenRecord? record = state.Find(place.Self)?.Record;
            if (place.Field is null)
            {
                if (record is null != value is null)
                {
                    throw Failed(place, value is null ? "gone" : "there", record is null ? "gone" : "there");
                }
            }
            else if (record is not null && Read(record, place) is var actual && actual != value)
            {
                throw Failed(place, value ?? "(nothing)", actual ?? "(nothing)");
            }
        }
    }

    private static string? Read(XenRecord record, LedgerPlace place)
    {
        object content = place.Field!.GetValue(record)!;
        if (place.Key.Length == 0)
        {
            return (string)content;
        }
        return ((Primitives.XenMap<string, string>)content).GetOr(place.Key, "") is { Length: > 0 } text ? text : null;
    }

    private static SimFailedException Failed(LedgerPlace place, string wanted, string actual) =>
        new(Name, $"{place.Self} {place.Field} {place.Key}: '{wanted}' was written, '{actual}' is there");
}
