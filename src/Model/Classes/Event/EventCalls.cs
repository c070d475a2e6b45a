using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Deprecated: subscribes the session to events of the listed classes, with * meaning all.</summary>
[Call("event.register", Roles = Role.Everyone, Async = true, Lifecycle = "published rio, deprecated boston")]
public sealed partial record EventRegister(
    [Param("classes", Since = "rio")] XenSet<string> Classes) : Call<Nothing>;

/// <summary>Deprecated: cancels the session subscription for the listed classes.</summary>
[Call("event.unregister", Roles = Role.Everyone, Async = true, Lifecycle = "published rio, deprecated boston")]
public sealed partial record EventUnregister(
    [Param("classes", Since = "rio")] XenSet<string> Classes) : Call<Nothing>;

/// <summary>Deprecated: blocks until subscribed events arrive and returns them as a batch.</summary>
[Call(
    "event.next", Roles = Role.Everyone, Raises = [ErrorCode.SessionNotRegistered, ErrorCode.EventsLost,
    ErrorCode.EventSubscriptionParseFailure], Lifecycle = "published rio, deprecated boston")]
public sealed partial record EventNext : Call<XenSet<EventRecord>>;

/// <summary>Return events newer than a token for the listed classes, waiting at most the given seconds.</summary>
[Call(
    "event.from", Roles = Role.Everyone, Raises = [ErrorCode.EventFromTokenParseFailure,
    ErrorCode.EventSubscriptionParseFailure], Lifecycle = "published boston")]
public sealed partial record EventFrom(
    [Param("classes", Since = "boston")] XenSet<string> Classes,
    [Param("token", Since = "boston")] string Token,
    [Param("timeout", Since = "boston")] double Timeout) : Call<XenSet<EventRecord>>;

/// <summary>Return the number that the upcoming event will carry, without subscribing or waiting.</summary>
[Call("event.get_current_id", Roles = Role.Everyone, Lifecycle = "published rio")]
public sealed partial record EventGetCurrentId : Call<long>;

/// <summary>Emit a synthetic change event for an object and return a token that marks it in the stream.</summary>
[Call("event.inject", Roles = Role.Everyone, Lifecycle = "published tampa")]
public sealed partial record EventInject(
    [Param("class", Since = "tampa")] string Class,
    [Param("ref", Since = "tampa")] string Ref) : Call<string>;
