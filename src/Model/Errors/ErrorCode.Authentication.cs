namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>The host already uses an external authentication service, so another cannot be enabled.</summary>
    [Error("current auth_type", "current service_name")]
    public const string AuthAlreadyEnabled = "AUTH_ALREADY_ENABLED";

    /// <summary>The host could not stop using its external authentication service.</summary>
    [Error("message")]
    public const string AuthDisableFailed = "AUTH_DISABLE_FAILED";

    /// <summary>
    /// External authentication stays enabled because the directory refused to let the account remove the host.
    /// </summary>
    [Error("message")]
    public const string AuthDisableFailedPermissionDenied = "AUTH_DISABLE_FAILED_PERMISSION_DENIED";

    /// <summary>
    /// External authentication stays enabled because the supplied directory username or password is wrong.
    /// </summary>
    [Error("message")]
    public const string AuthDisableFailedWrongCredentials = "AUTH_DISABLE_FAILED_WRONG_CREDENTIALS";

    /// <summary>The host could not start using the external authentication service.</summary>
    [Error("message")]
    public const string AuthEnableFailed = "AUTH_ENABLE_FAILED";

    /// <summary>The host could not join the directory because its domain name did not resolve.</summary>
    [Error("message")]
    public const string AuthEnableFailedDomainLookupFailed = "AUTH_ENABLE_FAILED_DOMAIN_LOOKUP_FAILED";

    /// <summary>The host could not join the directory because the account given is not valid there.</summary>
    [Error("message")]
    public const string AuthEnableFailedInvalidAccount = "AUTH_ENABLE_FAILED_INVALID_ACCOUNT";

    /// <summary>The host could not join the directory because the organizational unit does not exist.</summary>
    [Error("message")]
    public const string AuthEnableFailedInvalidOu = "AUTH_ENABLE_FAILED_INVALID_OU";

    /// <summary>
    /// The host could not join over LDAPS because its trusted certificates do not verify the directory server.
    /// </summary>
    [Error("message")]
    public const string AuthEnableFailedInvalidTrustedCerts = "AUTH_ENABLE_FAILED_INVALID_TRUSTED_CERTS";

    /// <summary>The host could not join over LDAPS because no trusted certificates are installed.</summary>
    [Error("message")]
    public const string AuthEnableFailedNoTrustedCerts = "AUTH_ENABLE_FAILED_NO_TRUSTED_CERTS";

    /// <summary>The host could not join the directory because the account lacks the necessary rights.</summary>
    [Error("message")]
    public const string AuthEnableFailedPermissionDenied = "AUTH_ENABLE_FAILED_PERMISSION_DENIED";

    /// <summary>The host could not join the directory because no directory server answered.</summary>
    [Error("message")]
    public const string AuthEnableFailedUnavailable = "AUTH_ENABLE_FAILED_UNAVAILABLE";

    /// <summary>The host could not join the directory because the username or password is wrong.</summary>
    [Error("message")]
    public const string AuthEnableFailedWrongCredentials = "AUTH_ENABLE_FAILED_WRONG_CREDENTIALS";

    /// <summary>The installed trusted certificates cannot verify the external authentication server.</summary>
    [Error("message")]
    public const string AuthInvalidTrustedCerts = "AUTH_INVALID_TRUSTED_CERTS";

    /// <summary>The call needs external authentication, which is switched off on this host.</summary>
    [Error]
    public const string AuthIsDisabled = "AUTH_IS_DISABLED";

    /// <summary>A secure directory connection was requested but no trusted certificates are installed for it.</summary>
    [Error("message")]
    public const string AuthNoTrustedCerts = "AUTH_NO_TRUSTED_CERTS";

    /// <summary>The external authentication service reported a fault while handling a query.</summary>
    [Error("message")]
    public const string AuthServiceError = "AUTH_SERVICE_ERROR";

    /// <summary>A TLS connection to the external authentication server could not be established.</summary>
    [Error("message")]
    public const string AuthSetupTLSConnection = "AUTH_SETUP_TLS_CONNECTION";

    /// <summary>Switching LDAPS on or off for external authentication failed on the host.</summary>
    [Error("host", "message")]
    public const string AuthSetLdapsFailed = "AUTH_SET_LDAPS_FAILED";

    /// <summary>The requested external authentication type has no plug-in on this host.</summary>
    [Error("type")]
    public const string AuthUnknownType = "AUTH_UNKNOWN_TYPE";

    /// <summary>The system refused to set the new password, for the reason in the message.</summary>
    [Error("msg")]
    public const string ChangePasswordRejected = "CHANGE_PASSWORD_REJECTED";

    /// <summary>The caller lacks the rights to do this.</summary>
    [Error("message")]
    public const string PermissionDenied = "PERMISSION_DENIED";

    /// <summary>The pool cannot enable external authentication because this host already has it on.</summary>
    [Error("host")]
    public const string PoolAuthAlreadyEnabled = "POOL_AUTH_ALREADY_ENABLED";

    /// <summary>The pool could not turn off external authentication on this host.</summary>
    [Error("host", "message")]
    public const string PoolAuthDisableFailed = "POOL_AUTH_DISABLE_FAILED";

    /// <summary>Pool-wide disabling failed because the directory account is not valid.</summary>
    [Error("host", "message")]
    public const string PoolAuthDisableFailedInvalidAccount = "POOL_AUTH_DISABLE_FAILED_INVALID_ACCOUNT";

    /// <summary>Pool-wide disabling failed because the account may not remove this host from the directory.</summary>
    [Error("host", "message")]
    public const string PoolAuthDisableFailedPermissionDenied = "POOL_AUTH_DISABLE_FAILED_PERMISSION_DENIED";

    /// <summary>Pool-wide disabling failed because the directory username or password is wrong.</summary>
    [Error("host", "message")]
    public const string PoolAuthDisableFailedWrongCredentials = "POOL_AUTH_DISABLE_FAILED_WRONG_CREDENTIALS";

    /// <summary>The pool could not turn on external authentication on this host.</summary>
    [Error("host", "message")]
    public const string PoolAuthEnableFailed = "POOL_AUTH_ENABLE_FAILED";

    /// <summary>Pool-wide enabling failed because this host could not resolve the directory domain.</summary>
    [Error("host", "message")]
    public const string PoolAuthEnableFailedDomainLookupFailed = "POOL_AUTH_ENABLE_FAILED_DOMAIN_LOOKUP_FAILED";

    /// <summary>Pool-wide enabling failed because another machine has the same hostname.</summary>
    [Error("host", "message")]
    public const string PoolAuthEnableFailedDuplicateHostname = "POOL_AUTH_ENABLE_FAILED_DUPLICATE_HOSTNAME";

    /// <summary>Pool-wide enabling failed because the directory account is not valid.</summary>
    [Error("host", "message")]
    public const string PoolAuthEnableFailedInvalidAccount = "POOL_AUTH_ENABLE_FAILED_INVALID_ACCOUNT";

    /// <summary>Pool-wide enabling failed because the organizational unit does not exist.</summary>
    [Error("host", "message")]
    public const string PoolAuthEnableFailedInvalidOu = "POOL_AUTH_ENABLE_FAILED_INVALID_OU";

    /// <summary>Pool-wide enabling failed because trusted certificates do not verify the directory server.</summary>
    [Error("host", "message")]
    public const string PoolAuthEnableFailedInvalidTrustedCerts = "POOL_AUTH_ENABLE_FAILED_INVALID_TRUSTED_CERTS";

    /// <summary>Pool-wide enabling failed because the directory shares no supported encryption type.</summary>
    [Error("host", "message")]
    public const string PoolAuthEnableFailedNoSupportEncryptType = "POOL_AUTH_ENABLE_FAILED_NO_SUPPORT_ENCRYPT_TYPE";

    /// <summary>Pool-wide enabling over LDAPS failed because no trusted certificates are installed.</summary>
    [Error("host", "message")]
    public const string PoolAuthEnableFailedNoTrustedCerts = "POOL_AUTH_ENABLE_FAILED_NO_TRUSTED_CERTS";

    /// <summary>Pool-wide enabling failed because the account may not add this host to the directory.</summary>
    [Error("host", "message")]
    public const string PoolAuthEnableFailedPermissionDenied = "POOL_AUTH_ENABLE_FAILED_PERMISSION_DENIED";

    /// <summary>Pool-wide enabling failed because this host could not open a TLS session to the directory.</summary>
    [Error("host", "message")]
    public const string PoolAuthEnableFailedSetupTLSConnection = "POOL_AUTH_ENABLE_FAILED_SETUP_TLS_CONNECTION";

    /// <summary>Pool-wide enabling failed because this host found no answering directory server.</summary>
    [Error("host", "message")]
    public const string PoolAuthEnableFailedUnavailable = "POOL_AUTH_ENABLE_FAILED_UNAVAILABLE";

    /// <summary>Pool-wide enabling failed because the directory username or password is wrong.</summary>
    [Error("host", "message")]
    public const string PoolAuthEnableFailedWrongCredentials = "POOL_AUTH_ENABLE_FAILED_WRONG_CREDENTIALS";

    /// <summary>None of the roles of the caller grants the named permission.</summary>
    [Error("permission", "message")]
    public const string RBACPermissionDenied = "RBAC_PERMISSION_DENIED";

    /// <summary>The subject has been given this role before.</summary>
    [Error]
    public const string RoleAlreadyExists = "ROLE_ALREADY_EXISTS";

    /// <summary>The subject does not have, or the server does not know, the given role.</summary>
    [Error]
    public const string RoleNotFound = "ROLE_NOT_FOUND";

    /// <summary>Login was refused because the username or password is wrong.</summary>
    [Error]
    public const string SessionAuthenticationFailed = "SESSION_AUTHENTICATION_FAILED";

    /// <summary>The user was authenticated but has no right to log in to this server.</summary>
    [Error("username", "msg")]
    public const string SessionAuthorizationFailed = "SESSION_AUTHORIZATION_FAILED";

    /// <summary>The session reference is unknown, expired or logged out.</summary>
    [Error("handle")]
    public const string SessionInvalid = "SESSION_INVALID";

    /// <summary>The user or group has already been added as a subject.</summary>
    [Error]
    public const string SubjectAlreadyExists = "SUBJECT_ALREADY_EXISTS";

    /// <summary>The user or group name is unknown to the external directory.</summary>
    [Error]
    public const string SubjectCannotBeResolved = "SUBJECT_CANNOT_BE_RESOLVED";

    /// <summary>The call is reserved for the local root user.</summary>
    [Error("msg")]
    public const string UserIsNotLocalSuperuser = "USER_IS_NOT_LOCAL_SUPERUSER";
}
