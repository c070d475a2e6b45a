namespace Xen.Model.Rpc.Dispatch;

/// <summary>A method's name as the client spelled it, taken apart. Immutable.</summary>
internal readonly ref struct MethodName
{
    private const string AsyncPrefix = "Async.";
    private const string InternalAsyncPrefix = "InternalAsync.";
    private const string AlivePrefix = "system.isAlive:";

    public MethodName(string spelled)
    {
        ReadOnlySpan<char> name = spelled;
        if (name.StartsWith(AsyncPrefix, StringComparison.Ordinal))
        {
            IsAsync = true;
            name = name[AsyncPrefix.Length..];
        }
        else if (name.StartsWith(InternalAsyncPrefix, StringComparison.Ordinal))
        {
            IsAsync = true;
            name = name[InternalAsyncPrefix.Length..];
        }
        Message = name;
    }

    /// <summary>True when a task is wanted instead of the result.</summary>
    public bool IsAsync { get; }

    /// <summary>The name without prefix.</summary>
    public ReadOnlySpan<char> Message { get; }

    /// <summary>True for the call that lists all names.</summary>
    public bool IsListMethods => !IsAsync && Message is "system.listMethods";

    /// <summary>True for the call that only echoes.</summary>
    public bool IsAlive => !IsAsync && Message.StartsWith(AlivePrefix, StringComparison.Ordinal);
}
