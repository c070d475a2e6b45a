namespace Xen.Model.Verbs.Views;

/// <summary>The views of what goes on in a pool and who may do it; see <see cref="ViewText"/>.</summary>
internal static class OfficeViews
{
    /// <summary>Tasks.</summary>
    public static readonly ViewText Task =
        new("task", "task", "uuid, name-label, name-description, status, progress", """
            uuid
            name-label
            name-description
            subtask_of
            subtasks
            resident-on
            status
            progress
            type
            result
            created
            finished
            error_info
            allowed_operations
            current_operations values
            other-config rw
            """);

    /// <summary>Messages for people.</summary>
    public static readonly ViewText Message = new("message", "message", "*", """
        uuid
        name
        priority
        class = cls
        obj-uuid
        timestamp
        body
        """);

    /// <summary>Secrets.</summary>
    public static readonly ViewText Secret = new("secret", "secret", "*", """
        uuid
        value rw
        other-config rw
        """);

    /// <summary>Users and groups that may log in.</summary>
    public static readonly ViewText Subject =
        new("subject", "subject", "uuid, subject-identifier, other-config, roles", """
            uuid
            subject-identifier
            other-config
            roles = roles>name_label
            """);

    /// <summary>Roles that users can have; those without parts are permissions and not shown.</summary>
    public static readonly ViewText Role = new("role", "role", "uuid, name, description", """
        uuid
        name = name_label
        description = name_description
        """)
    {
        NeedsMembers = "subroles",
    };

    /// <summary>Certificates.</summary>
    public static readonly ViewText Certificate =
        new("certificate", "Certificate", "uuid, type, name, host, not-before, not-after, fingerprint", """
            uuid
            type
            name
            host
            not-before
            not-after
            fingerprint deprecated
            fingerprint_sha256
            fingerprint_sha1
            purpose
            """);

    /// <summary>Old patches.</summary>
    public static readonly ViewText Patch =
        new("patch", "pool_patch", "uuid, name-label, name-description, size, hosts, after-apply-guidance", """
            uuid
            name-label
            name-description
            size
            hosts = host_patches>host
            after-apply-guidance
            update = pool_update
            """);

    /// <summary>Updates.</summary>
    public static readonly ViewText Update = new(
        "update", "pool_update",
        "uuid, name-label, name-description, installation-size, hosts, after-apply-guidance, enforce-homogeneity", """
        uuid
        name-label
        name-description
        version
        installation-size
        hosts
        after-apply-guidance
        enforce-homogeneity
        """);

    /// <summary>Where updates come from.</summary>
    public static readonly ViewText Repository =
        new("repository", "Repository", "uuid, name-label, name-description, binary-url, source-url, update", """
            uuid
            name-label rw
            name-description rw
            binary-url
            source-url
            update
            hash
            up-to-date
            gpgkey-path
            origin
            """);

    /// <summary>Who watches the server.</summary>
    public static readonly ViewText Observer =
        new("observer", "Observer", "uuid, name-label, name-description, host-uuids, components", """
            uuid
            name-label rw
            name-description rw
            host-uuids = hosts
            attributes
            endpoints
            components
            enabled rw
            """);

    /// <summary>Programs that call.</summary>
    public static readonly ViewText Caller =
        new("caller", "Caller", "uuid, name-label, name-description, user-agent, client-ip, last-access", """
            uuid
            name-label rw
            name-description rw
            *
            """);

    /// <summary>Limits for such programs.</summary>
    public static readonly ViewText RateLimit =
        new("rate-limit", "Rate_limit", "uuid, name-label, callers, burst-size, fill-rate", """
            uuid
            name-label rw
            name-description rw
            *
            """);

    /// <summary>Clusters of hosts.</summary>
    public static readonly ViewText Cluster =
        new("cluster", "Cluster", "uuid, cluster-hosts, cluster-token, cluster-stack", """
            uuid
            cluster-hosts
            cluster-token h
            cluster-stack
            cluster-stack-version
            token-timeout
            token-timeout-coefficient
            allowed-operations
            current-operations values
            pool-auto-join
            cluster-config
            other-config rw
            is-quorate
            quorum
            live-hosts
            expected-hosts
            """);

    /// <summary>Hosts in clusters.</summary>
    public static readonly ViewText ClusterHost =
        new("cluster-host", "Cluster_host", "uuid, cluster, pif, host, enabled", """
            uuid
            cluster
            pif = PIF
            host
            enabled
            joined
            live
            last-update-live
            allowed-operations
            current-operations values
            other-config
            """);

    /// <summary>All of these.</summary>
    public static IReadOnlyList<ViewText> All { get; } =
    [
        Task, Message, Secret, Subject, Role, Certificate, Patch, Update, Repository, Observer, Caller, RateLimit,
        Cluster, ClusterHost,
    ];
}
