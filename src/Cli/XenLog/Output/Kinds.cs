using Xen.Model.Log;

namespace Xen.Model.Cli.XenLog.Output;

/// <summary>How kinds of events are spelled, as on the wire.</summary>
internal static class Kinds
{
    public static string Of(EventKind kind) => kind switch
    {
        EventKind.Add => "add",
        EventKind.Mod => "mod",
        _ => "del",
    };
}
