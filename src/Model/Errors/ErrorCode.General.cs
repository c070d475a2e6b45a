namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>A database write would duplicate a value in a field that must be unique.</summary>
    [Error("table", "field", "value")]
    public const string DbUniquenessConstraintViolation = "DB_UNIQUENESS_CONSTRAINT_VIOLATION";

    /// <summary>The event queue overflowed, so the client must resynchronise its state.</summary>
    [Error]
    public const string EventsLost = "EVENTS_LOST";

    /// <summary>The token passed to event.from is not in a recognised form.</summary>
    [Error("token")]
    public const string EventFromTokenParseFailure = "EVENT_FROM_TOKEN_PARSE_FAILURE";

    /// <summary>An event class or object filter in the subscription is malformed.</summary>
    [Error("subscription")]
    public const string EventSubscriptionParseFailure = "EVENT_SUBSCRIPTION_PARSE_FAILURE";

    /// <summary>The value supplied for a field has the wrong type.</summary>
    [Error("field")]
    public const string FieldTypeError = "FIELD_TYPE_ERROR";

    /// <summary>The reference does not identify an existing object of the stated class.</summary>
    [Error("class", "handle")]
    public const string HandleInvalid = "HANDLE_INVALID";

    /// <summary>An unexpected fault occurred in the server; the message gives details.</summary>
    [Error("message")]
    public const string InternalError = "INTERNAL_ERROR";

    /// <summary>The value supplied for a field is outside what that field accepts.</summary>
    [Error("field", "value")]
    public const string InvalidValue = "INVALID_VALUE";

    /// <summary>The key being added is already present in a map field.</summary>
    [Error("type", "param_name", "uuid", "key")]
    public const string MapDuplicateKey = "MAP_DUPLICATE_KEY";

    /// <summary>The call is obsolete and is no longer serviced.</summary>
    [Error]
    public const string MessageDeprecated = "MESSAGE_DEPRECATED";

    /// <summary>The server does not recognise the method that was called.</summary>
    [Error("method")]
    public const string MessageMethodUnknown = "MESSAGE_METHOD_UNKNOWN";

    /// <summary>The call passed a different number of parameters from what the method takes.</summary>
    [Error("method", "expected", "received")]
    public const string MessageParameterCountMismatch = "MESSAGE_PARAMETER_COUNT_MISMATCH";

    /// <summary>The call was dropped from the API in an earlier release.</summary>
    [Error]
    public const string MessageRemoved = "MESSAGE_REMOVED";

    /// <summary>The command is unavailable on OEM installations.</summary>
    [Error("command")]
    public const string NotAllowedOnOemEdition = "NOT_ALLOWED_ON_OEM_EDITION";

    /// <summary>The requested function has no implementation.</summary>
    [Error("function")]
    public const string NotImplemented = "NOT_IMPLEMENTED";

    /// <summary>The object was deleted before the operation could finish.</summary>
    [Error]
    public const string ObjectNolongerExists = "OBJECT_NOLONGER_EXISTS";

    /// <summary>The command is available only on OEM installations.</summary>
    [Error("command")]
    public const string OnlyAllowedOnOemEdition = "ONLY_ALLOWED_ON_OEM_EDITION";

    /// <summary>An administrator has blocked this operation on the object.</summary>
    [Error("ref", "code")]
    public const string OperationBlocked = "OPERATION_BLOCKED";

    /// <summary>The operation is not permitted at present, for the reason given.</summary>
    [Error("reason")]
    public const string OperationNotAllowed = "OPERATION_NOT_ALLOWED";

    /// <summary>The operation succeeded on some of its targets but not all.</summary>
    [Error("operation")]
    public const string OperationPartiallyFailed = "OPERATION_PARTIALLY_FAILED";

    /// <summary>Another operation on the same object must finish first.</summary>
    [Error("class", "object", "operation_type", "operation_ref")]
    public const string OtherOperationInProgress = "OTHER_OPERATION_IN_PROGRESS";

    /// <summary>The named location has no free space left for the data.</summary>
    [Error("location")]
    public const string OutOfSpace = "OUT_OF_SPACE";

    /// <summary>The session asked for events without registering for any first.</summary>
    [Error("handle")]
    public const string SessionNotRegistered = "SESSION_NOT_REGISTERED";

    /// <summary>The task stopped because a client asked for it to be cancelled.</summary>
    [Error("task")]
    public const string TaskCancelled = "TASK_CANCELLED";

    /// <summary>The time chosen for the next telemetry collection is too far in the future.</summary>
    [Error("timestamp")]
    public const string TelemetryNextCollectionTooLate = "TELEMETRY_NEXT_COLLECTION_TOO_LATE";

    /// <summary>The server is overloaded and rejected the request.</summary>
    [Error]
    public const string TooBusy = "TOO_BUSY";

    /// <summary>The session or server has reached its limit of unfinished tasks.</summary>
    [Error]
    public const string TooManyPendingTasks = "TOO_MANY_PENDING_TASKS";

    /// <summary>No object of the stated type has the given UUID.</summary>
    [Error("type", "uuid")]
    public const string UUIDInvalid = "UUID_INVALID";

    /// <summary>The value is understood but cannot be used for this field.</summary>
    [Error("field", "value", "reason")]
    public const string ValueNotSupported = "VALUE_NOT_SUPPORTED";

    /// <summary>A hook script run by the toolstack exited with an error.</summary>
    [Error("hook_name", "reason", "stdout", "exit_code")]
    public const string XAPIHookFailed = "XAPI_HOOK_FAILED";

    /// <summary>No API plug-in of that name is installed on the host.</summary>
    [Error("name")]
    public const string XenapiMissingPlugin = "XENAPI_MISSING_PLUGIN";

    /// <summary>The API plug-in ran but reported a failure.</summary>
    [Error("status", "stdout", "stderr")]
    public const string XenapiPluginFailure = "XENAPI_PLUGIN_FAILURE";

    /// <summary>A value in the request could not be decoded into the expected type.</summary>
    [Error("expected", "received")]
    public const string XmlrpcUnmarshalFailure = "XMLRPC_UNMARSHAL_FAILURE";
}
