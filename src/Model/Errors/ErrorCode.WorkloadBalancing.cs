namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>The Workload Balancing server rejected the credentials configured for it.</summary>
    [Error]
    public const string WLBAuthenticationFailed = "WLB_AUTHENTICATION_FAILED";

    /// <summary>The Workload Balancing server refused the connection.</summary>
    [Error]
    public const string WLBConnectionRefused = "WLB_CONNECTION_REFUSED";

    /// <summary>The connection to the Workload Balancing server was cut off.</summary>
    [Error]
    public const string WLBConnectionReset = "WLB_CONNECTION_RESET";

    /// <summary>The pool has Workload Balancing switched off.</summary>
    [Error]
    public const string WLBDisabled = "WLB_DISABLED";

    /// <summary>The Workload Balancing server reported an internal fault.</summary>
    [Error]
    public const string WLBInternalError = "WLB_INTERNAL_ERROR";

    /// <summary>The Workload Balancing server could not understand the request sent to it.</summary>
    [Error]
    public const string WLBMalformedRequest = "WLB_MALFORMED_REQUEST";

    /// <summary>The reply from the Workload Balancing server could not be understood.</summary>
    [Error("method", "reason", "response")]
    public const string WLBMalformedResponse = "WLB_MALFORMED_RESPONSE";

    /// <summary>The pool has no Workload Balancing server configured.</summary>
    [Error]
    public const string WLBNotInitialized = "WLB_NOT_INITIALIZED";

    /// <summary>The Workload Balancing server did not reply within the configured time.</summary>
    [Error("configured_timeout")]
    public const string WLBTimeout = "WLB_TIMEOUT";

    /// <summary>The hostname of the Workload Balancing server did not resolve.</summary>
    [Error]
    public const string WLBUnknownHost = "WLB_UNKNOWN_HOST";

    /// <summary>The URL given for the Workload Balancing server is malformed.</summary>
    [Error("url")]
    public const string WLBURLInvalid = "WLB_URL_INVALID";

    /// <summary>The pool rejected the credentials used by the Workload Balancing server.</summary>
    [Error]
    public const string WLBXenserverAuthenticationFailed = "WLB_XENSERVER_AUTHENTICATION_FAILED";

    /// <summary>The pool refused a connection from the Workload Balancing server.</summary>
    [Error]
    public const string WLBXenserverConnectionRefused = "WLB_XENSERVER_CONNECTION_REFUSED";

    /// <summary>The Workload Balancing server could not understand a reply from the pool.</summary>
    [Error]
    public const string WLBXenserverMalformedResponse = "WLB_XENSERVER_MALFORMED_RESPONSE";

    /// <summary>The Workload Balancing server got no reply from the pool in time.</summary>
    [Error]
    public const string WLBXenserverTimeout = "WLB_XENSERVER_TIMEOUT";

    /// <summary>The Workload Balancing server could not resolve the hostname of the pool.</summary>
    [Error]
    public const string WLBXenserverUnknownHost = "WLB_XENSERVER_UNKNOWN_HOST";
}
