using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Post a message about the object with the given class and UUID.</summary>
[Call("message.create", Roles = Role.PoolOperators, Lifecycle = "published orlando")]
public sealed partial record MessageCreate(
    [Param("name", Since = "orlando")] string Name,
    [Param("priority", Since = "orlando")] long Priority,
    [Param("cls", Since = "orlando")] MessageClass Cls,
    [Param("obj_uuid", Since = "orlando")] string ObjUuid,
    [Param("body", Since = "orlando")] string Body) : Call<Ref<MessageRecord>>;

/// <summary>Delete a single message from the pool.</summary>
[Call("message.destroy", Roles = Role.PoolOperators, Lifecycle = "published orlando")]
public sealed partial record MessageDestroy(
    [Param("self", Since = "orlando")] Ref<MessageRecord> Self) : Call<Nothing>;

/// <summary>Delete all the listed messages in one call.</summary>
[Call("message.destroy_many", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 22.19.0")]
public sealed partial record MessageDestroyMany(
    [Param("messages")] RefSet<MessageRecord> Messages) : Call<Nothing>;

/// <summary>Delete every message that matches the given filters.</summary>
[Call("message.destroy_all", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 26.6.0")]
public sealed partial record MessageDestroyAll(
    [Param("filters")] XenMap<string, string> Filters) : Call<Nothing>;

/// <summary>Return messages about one object that are newer than the given time.</summary>
[Call("message.get", Roles = Role.Everyone, Lifecycle = "published orlando")]
public sealed partial record MessageGet(
    [Param("cls", Since = "orlando")] MessageClass Cls,
    [Param("obj_uuid", Since = "orlando")] string ObjUuid,
    [Param("since", Since = "orlando")] DateTimeOffset Since) : Call<XenMap<Ref<MessageRecord>, MessageRecord>>;

/// <summary>Return references to every stored message.</summary>
[Call("message.get_all", Roles = Role.Everyone, Lifecycle = "published orlando")]
public sealed partial record MessageGetAll : Call<RefSet<MessageRecord>>;

/// <summary>Return all messages newer than the given time, keyed by reference.</summary>
[Call("message.get_since", Roles = Role.Everyone, Lifecycle = "published orlando")]
public sealed partial record MessageGetSince(
    [Param("since", Since = "orlando")] DateTimeOffset Since) : Call<XenMap<Ref<MessageRecord>, MessageRecord>>;

/// <summary>Return the full record of one message.</summary>
[Call("message.get_record", Roles = Role.Everyone, Lifecycle = "published orlando")]
public sealed partial record MessageGetRecord(
    [Param("self", Since = "orlando")] Ref<MessageRecord> Self) : Call<MessageRecord>;

/// <summary>Look up the reference of a message from its UUID.</summary>
[Call("message.get_by_uuid", Roles = Role.Everyone, Lifecycle = "published orlando")]
public sealed partial record MessageGetByUuid(
    [Param("uuid", Since = "orlando")] string UUID) : Call<Ref<MessageRecord>>;

/// <summary>Return the records of every stored message, keyed by reference.</summary>
[Call("message.get_all_records", Roles = Role.Everyone, Lifecycle = "published orlando")]
public sealed partial record MessageGetAllRecords : Call<XenMap<Ref<MessageRecord>, MessageRecord>>;

/// <summary>Return message records selected by a query expression; filtering may not be implemented.</summary>
[Call("message.get_all_records_where", Roles = Role.Everyone, Lifecycle = "published orlando")]
public sealed partial record MessageGetAllRecordsWhere(
    [Param("expr", Since = "orlando")] string Expr) : Call<XenMap<Ref<MessageRecord>, MessageRecord>>;
