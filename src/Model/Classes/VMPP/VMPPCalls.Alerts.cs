using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Removed: raised an alert on behalf of a policy; no longer served.</summary>
[Call(
    "VMPP.create_alert", Roles = Role.LocalRootOnly, Hidden = true,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPCreateAlert(
    [Param("vmpp", Since = "cowley")] Ref<VMPPRecord> Vmpp,
    [Param("name", Since = "cowley")] string Name,
    [Param("priority", Since = "cowley")] long Priority,
    [Param("body", Since = "cowley")] string Body,
    [Param("data", Since = "cowley")] string Data) : Call<Nothing>;

/// <summary>Removed: listed the alerts of a policy from the past given hours; no longer served.</summary>
[Call(
    "VMPP.get_alerts", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPGetAlerts(
    [Param("vmpp", Since = "cowley")] Ref<VMPPRecord> Vmpp,
    [Param("hours_from_now", Since = "cowley")] long HoursFromNow) : Call<XenSet<string>>;

/// <summary>Removed: switched e-mail delivery of alerts on or off; no longer served.</summary>
[Call(
    "VMPP.set_is_alarm_enabled", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPSetIsAlarmEnabled(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("value", Since = "cowley")] bool Value) : Call<Nothing>;

/// <summary>Removed: replaced the mail settings used for alerts; no longer served.</summary>
[Call(
    "VMPP.set_alarm_config", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPSetAlarmConfig(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("value", Since = "cowley")] XenMap<string, string> Value) : Call<Nothing>;

/// <summary>Removed: added one mail setting for alerts; no longer served.</summary>
[Call(
    "VMPP.add_to_alarm_config", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPAddToAlarmConfig(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("key", Since = "cowley")] string Key,
    [Param("value", Since = "cowley")] string Value) : Call<Nothing>;

/// <summary>Removed: dropped one mail setting for alerts; no longer served.</summary>
[Call(
    "VMPP.remove_from_alarm_config", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPRemoveFromAlarmConfig(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("key", Since = "cowley")] string Key) : Call<Nothing>;
