namespace Xen.Model.Codec;

/// <summary>
/// Bytes that are not what the reader was asked for (truncated, malformed, of another type or out of range), or a value
/// that has no exact encoding.
/// </summary>
/// <param name="message">What was expected, what was found, and at which byte.</param>
public sealed class MessagePackException(string message) : Exception(message)
{
    internal static MessagePackException Truncated(int position) =>
        new($"the input ends inside the value at byte {position}");

    internal static MessagePackException Unexpected(string expected, byte code, int position) =>
        new($"{expected} expected at byte {position}, found format 0x{code:x2}");

    internal static MessagePackException OutOfRange(string expected, int position) =>
        new($"the value at byte {position} is out of range for {expected}");

    internal static MessagePackException BadText(int position) =>
        new($"the string at byte {position} is not valid UTF-8");

    internal static MessagePackException UnpairedSurrogate() =>
        new("a string with an unpaired surrogate has no UTF-8 encoding");
}
