namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>A certificate of that name is already installed.</summary>
    [Error("name")]
    public const string CertificateAlreadyExists = "CERTIFICATE_ALREADY_EXISTS";

    /// <summary>The named certificate cannot be parsed or fails validation.</summary>
    [Error("name")]
    public const string CertificateCorrupt = "CERTIFICATE_CORRUPT";

    /// <summary>No installed certificate has the given name.</summary>
    [Error("name")]
    public const string CertificateDoesNotExist = "CERTIFICATE_DOES_NOT_EXIST";

    /// <summary>A certificate was supplied without stating what it is to be used for.</summary>
    [Error]
    public const string CertificateLacksPurpose = "CERTIFICATE_LACKS_PURPOSE";

    /// <summary>The store of certificates on the host is damaged and cannot be processed.</summary>
    [Error]
    public const string CertificateLibraryCorrupt = "CERTIFICATE_LIBRARY_CORRUPT";

    /// <summary>The name given for a certificate contains characters or a form that is not accepted.</summary>
    [Error("name")]
    public const string CertificateNameInvalid = "CERTIFICATE_NAME_INVALID";

    /// <summary>A certificate revocation list of that name is already installed.</summary>
    [Error("name")]
    public const string CRLAlreadyExists = "CRL_ALREADY_EXISTS";

    /// <summary>The named certificate revocation list cannot be parsed.</summary>
    [Error("name")]
    public const string CRLCorrupt = "CRL_CORRUPT";

    /// <summary>No installed certificate revocation list has the given name.</summary>
    [Error("name")]
    public const string CRLDoesNotExist = "CRL_DOES_NOT_EXIST";

    /// <summary>The name given for a certificate revocation list is not acceptable.</summary>
    [Error("name")]
    public const string CRLNameInvalid = "CRL_NAME_INVALID";

    /// <summary>The certificate referenced is not one of the trusted certificates.</summary>
    [Error("ref")]
    public const string NotTrustedCertificate = "NOT_TRUSTED_CERTIFICATE";

    /// <summary>The intermediate certificates supplied with a server certificate cannot be parsed.</summary>
    [Error]
    public const string ServerCertificateChainInvalid = "SERVER_CERTIFICATE_CHAIN_INVALID";

    /// <summary>The server certificate supplied is past its expiry date.</summary>
    [Error("now", "not_after")]
    public const string ServerCertificateExpired = "SERVER_CERTIFICATE_EXPIRED";

    /// <summary>The server certificate supplied is not well-formed.</summary>
    [Error]
    public const string ServerCertificateInvalid = "SERVER_CERTIFICATE_INVALID";

    /// <summary>The private key of the server certificate uses an algorithm that is not accepted.</summary>
    [Error("algorithm_oid")]
    public const string ServerCertificateKeyAlgorithmNotSupported = "SERVER_CERTIFICATE_KEY_ALGORITHM_NOT_SUPPORTED";

    /// <summary>The private key supplied with a server certificate cannot be parsed.</summary>
    [Error]
    public const string ServerCertificateKeyInvalid = "SERVER_CERTIFICATE_KEY_INVALID";

    /// <summary>The private key does not belong to the server certificate.</summary>
    [Error]
    public const string ServerCertificateKeyMismatch = "SERVER_CERTIFICATE_KEY_MISMATCH";

    /// <summary>The RSA key of the server certificate is too short or too long.</summary>
    [Error("length")]
    public const string ServerCertificateKeyRsaLengthNotSupported = "SERVER_CERTIFICATE_KEY_RSA_LENGTH_NOT_SUPPORTED";

    /// <summary>The RSA key of the server certificate has more than two primes.</summary>
    [Error]
    public const string ServerCertificateKeyRsaMultiNotSupported = "SERVER_CERTIFICATE_KEY_RSA_MULTI_NOT_SUPPORTED";

    /// <summary>The validity period of the server certificate supplied has not begun.</summary>
    [Error("now", "not_before")]
    public const string ServerCertificateNotValidYet = "SERVER_CERTIFICATE_NOT_VALID_YET";

    /// <summary>The server certificate is signed with an algorithm that is not accepted.</summary>
    [Error]
    public const string ServerCertificateSignatureNotSupported = "SERVER_CERTIFICATE_SIGNATURE_NOT_SUPPORTED";

    /// <summary>The certificate presented by the remote end failed verification.</summary>
    [Error("reason")]
    public const string SSLVerifyError = "SSL_VERIFY_ERROR";

    /// <summary>A TLS connection to the given address and port could not be set up.</summary>
    [Error("address", "port")]
    public const string TLSConnectionFailed = "TLS_CONNECTION_FAILED";

    /// <summary>The operation requires TLS verification, which the pool has turned off.</summary>
    [Error]
    public const string TLSVerificationNotEnabledInPool = "TLS_VERIFICATION_NOT_ENABLED_IN_POOL";

    /// <summary>A trusted certificate with this fingerprint is already installed.</summary>
    [Error("fingerprint")]
    public const string TrustedCertificateAlreadyExists = "TRUSTED_CERTIFICATE_ALREADY_EXISTS";

    /// <summary>The trusted certificate supplied is past its expiry date.</summary>
    [Error("now", "not_after")]
    public const string TrustedCertificateExpired = "TRUSTED_CERTIFICATE_EXPIRED";

    /// <summary>The trusted certificate supplied is not well-formed.</summary>
    [Error]
    public const string TrustedCertificateInvalid = "TRUSTED_CERTIFICATE_INVALID";

    /// <summary>The validity period of the trusted certificate supplied has not begun.</summary>
    [Error("now", "not_before")]
    public const string TrustedCertificateNotValidYet = "TRUSTED_CERTIFICATE_NOT_VALID_YET";
}
