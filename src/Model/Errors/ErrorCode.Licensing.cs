namespace Xen.Model.Errors;

/// <summary>The error codes of the API; each is declared with the names of its parameters.</summary>
public static partial class ErrorCode
{
    /// <summary>An activation key was applied although the host is not running the free edition.</summary>
    [Error]
    public const string ActivationWhileNotFree = "ACTIVATION_WHILE_NOT_FREE";

    /// <summary>The current licence does not permit this feature.</summary>
    [Error]
    public const string FeatureRestricted = "FEATURE_RESTRICTED";

    /// <summary>The edition name is not one that can be applied to the host.</summary>
    [Error("edition")]
    public const string InvalidEdition = "INVALID_EDITION";

    /// <summary>The licence in force does not include the named feature.</summary>
    [Error("feature")]
    public const string LicenceRestriction = "LICENCE_RESTRICTION";

    /// <summary>A pool member cannot move to a licence that does not allow pooling.</summary>
    [Error]
    public const string LicenseCannotDowngradeWhileInPool = "LICENSE_CANNOT_DOWNGRADE_WHILE_IN_POOL";

    /// <summary>The licensing service refused to check out a licence for the edition.</summary>
    [Error("code", "message")]
    public const string LicenseCheckoutError = "LICENSE_CHECKOUT_ERROR";

    /// <summary>The licence of the host does not allow it to be in a pool.</summary>
    [Error]
    public const string LicenseDoesNotSupportPooling = "LICENSE_DOES_NOT_SUPPORT_POOLING";

    /// <summary>The licence of a host does not allow high availability.</summary>
    [Error]
    public const string LicenseDoesNotSupportXha = "LICENSE_DOES_NOT_SUPPORT_XHA";

    /// <summary>The licence of the host has lapsed and must be renewed.</summary>
    [Error]
    public const string LicenseExpired = "LICENSE_EXPIRED";

    /// <summary>The licence file is of an old kind that this product version rejects.</summary>
    [Error]
    public const string LicenseFileDeprecated = "LICENSE_FILE_DEPRECATED";

    /// <summary>The licences of the host and the pool are of different kinds.</summary>
    [Error]
    public const string LicenseHostPoolMismatch = "LICENSE_HOST_POOL_MISMATCH";

    /// <summary>The licence file could not be read or parsed.</summary>
    [Error]
    public const string LicenseProcessingError = "LICENSE_PROCESSING_ERROR";

    /// <summary>The address or port of the licence server was not supplied.</summary>
    [Error]
    public const string MissingConnectionDetails = "MISSING_CONNECTION_DETAILS";

    /// <summary>The licensing daemon did not answer or reported a fault.</summary>
    [Error]
    public const string V6dFailure = "V6D_FAILURE";
}
