using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Log in with user name and password and return a new session.</summary>
[Call(
    "session.login_with_password", Roles = Role.Everyone, Session = false, Secret = true,
    Raises = [ErrorCode.SessionAuthenticationFailed, ErrorCode.HostIsSlave], Lifecycle = "published rio")]
public sealed partial record SessionLoginWithPassword(
    [Param("uname", Since = "rio")] string Uname,
    [Param("pwd", Since = "rio")] string Pwd,
    [Param("version", Since = "miami", Default = "1.1")] string Version,
    [Param("originator", Since = "clearwater", Default = "")] string Originator) : Call<Ref<SessionRecord>>;

/// <summary>End the session with which the call is made.</summary>
[Call("session.logout", Roles = Role.Everyone, Lifecycle = "published rio")]
public sealed partial record SessionLogout : Call<Nothing>;

/// <summary>Change the local root password, checking the old one where required.</summary>
[Call("session.change_password", Roles = Role.LocalRootOnly, Secret = true, Lifecycle = "published rio")]
public sealed partial record SessionChangePassword(
    [Param("old_pwd", Since = "rio")] string OldPwd,
    [Param("new_pwd", Since = "rio")] string NewPwd) : Call<Nothing>;

/// <summary>Log a pool member in to the coordinator using the pool secret.</summary>
[Call(
    "session.slave_login", Roles = Role.PoolAdmins, Session = false, Secret = true, Hidden = true,
    Lifecycle = "published rio")]
public sealed partial record SessionSlaveLogin(
    [Param("host", Since = "rio")] Ref<HostRecord> Host,
    [Param("psecret", Since = "rio")] string Psecret) : Call<Ref<SessionRecord>>;

/// <summary>Log in to a host in emergency mode, without the database, using the pool secret.</summary>
[Call(
    "session.slave_local_login", Roles = Role.PoolAdmins, Session = false, Secret = true, Hidden = true,
    Lifecycle = "published miami")]
public sealed partial record SessionSlaveLocalLogin(
    [Param("psecret", Since = "miami")] string Psecret) : Call<Ref<SessionRecord>>;

/// <summary>Log in to a host in emergency mode, without the database, by user name and password.</summary>
[Call(
    "session.slave_local_login_with_password", Roles = Role.PoolAdmins, Session = false, Secret = true,
    Lifecycle = "published miami")]
public sealed partial record SessionSlaveLocalLoginWithPassword(
    [Param("uname", Since = "miami")] string Uname,
    [Param("pwd", Since = "miami")] string Pwd) : Call<Ref<SessionRecord>>;

/// <summary>Open a session that reads from a database dump file instead of the live database.</summary>
[Call(
    "session.create_from_db_file", Roles = Role.LocalRootOnly, Async = true,
    Unsupported = "the database files of another server", Lifecycle = "published dundee")]
public sealed partial record SessionCreateFromDbFile(
    [Param("filename", Since = "dundee")] string Filename) : Call<Ref<SessionRecord>>;

/// <summary>End a session made by one of the emergency-mode logins.</summary>
[Call("session.local_logout", Roles = Role.PoolAdmins, Lifecycle = "published miami")]
public sealed partial record SessionLocalLogout : Call<Nothing>;

/// <summary>List the directory identifiers of users that have external sessions open.</summary>
[Call("session.get_all_subject_identifiers", Roles = Role.Everyone, Async = true, Lifecycle = "published george")]
public sealed partial record SessionGetAllSubjectIdentifiers : Call<XenSet<string>>;

/// <summary>End all sessions of the user with the given directory identifier.</summary>
[Call("session.logout_subject_identifier", Roles = Role.PoolOperators, Async = true, Lifecycle = "published george")]
public sealed partial record SessionLogoutSubjectIdentifier(
    [Param("subject_identifier", Since = "george")] string SubjectIdentifier) : Call<Nothing>;
