using System.Collections.Frozen;
using Xen.Model.Classes;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Calls;

/// <summary>
/// From a method's name and untyped arguments to the call, for every message that can change something. What the audit
/// trail keeps of a call is enough to make it again. Thread-safe.
/// </summary>
public static class CallReader
{
    private static readonly string[] s_asyncPrefixes = ["Async.", "InternalAsync."];

    private static readonly Lazy<FrozenDictionary<string, Entry>> s_entries = new(Build);

    /// <summary>The name of a method without the prefix that asks for a task.</summary>
    /// <param name="method">The name as a client spelled it.</param>
    /// <param name="isAsync">True when there was such a prefix.</param>
    public static string NameOf(string method, out bool isAsync)
    {
        foreach (string prefix in s_asyncPrefixes)
        {
            if (method.StartsWith(prefix, StringComparison.Ordinal))
            {
                isAsync = true;
                return method[prefix.Length..];
            }
        }
        isAsync = false;
        return method;
    }

    /// <summary>True when a message that can change something has the name.</summary>
    /// <param name="method">The name as a client spelled it.</param>
    public static bool Knows(string method) => s_entries.Value.ContainsKey(NameOf(method, out _));

    /// <summary>Makes a call; null when no message that changes something has the name and takes so few.</summary>
    /// <param name="method">The name as a client spelled it, with a dot or an underscore behind the class.</param>
    /// <param name="arguments">The arguments without the session.</param>
    /// <param name="context">Gets what is wrong with them.</param>
    public static Call? Read(string method, IReadOnlyList<WireValue> arguments, WireReadContext context) =>
        s_entries.Value.TryGetValue(NameOf(method, out _), out Entry entry) && arguments.Count >= entry.ArgumentCount
            ? entry.Read(arguments, context)
            : null;

    private static FrozenDictionary<string, Entry> Build()
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (CallInfo info in DataModel.Calls)
        {
            entries.TryAdd(info.WireName, new Entry(info.RequiredCount, info.Read));
        }
        foreach (ImplicitCall call in DataModel.Classes.SelectMany(ImplicitCall.Of))
        {
            // Explicit messages came first and win over those that follow from fields.
            entries.TryAdd(call.WireName, new Entry(call.ArgumentCount, call.Read));
        }
        foreach ((string name, Entry entry) in entries.ToArray())
        {
            int dot = name.IndexOf('.', StringComparison.Ordinal);
            entries.TryAdd($"{name[..dot]}_{name[(dot + 1)..]}", entry);
        }
        return entries.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private readonly record struct Entry(
        int ArgumentCount, Func<IReadOnlyList<WireValue>, WireReadContext, Call> Read);
}
