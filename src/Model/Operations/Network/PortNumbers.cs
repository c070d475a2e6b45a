using System.Globalization;
using Xen.Model.Errors;

namespace Xen.Model.Operations.Network;

/// <summary>Whether numbers are ports of TCP or UDP; the errors name the field.</summary>
internal static class PortNumbers
{
    private const long Max = 65_535;

    /// <summary>A port.</summary>
    public static XenError? Check(string field, long port) =>
        port is > 0 and <= Max ? null : Unsupported(field, port, "Port out of range");

    /// <summary>A first and a last port, which may be the same.</summary>
    public static XenError? CheckRange(string firstField, long first, string lastField, long last) =>
        Check(firstField, first) ?? Check(lastField, last)
        ?? (last < first ? Unsupported(lastField, last, $"{lastField} smaller than {firstField}") : null);

    private static XenError Unsupported(string field, long value, string reason) => new(
        ErrorCode.ValueNotSupported, field, value.ToString(CultureInfo.InvariantCulture), reason);
}
