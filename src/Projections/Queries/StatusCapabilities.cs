namespace Xen.Model.Projections.Queries;

/// <summary>What can be asked for in a report about a host.</summary>
public static class StatusCapabilities
{
    /// <summary>What a status report of this server can hold.</summary>
    public const string Xml =
        """
        <?xml version="1.0" ?>
        <system-status-capabilities>
        <capability content-type="text/plain" default-checked="yes" key="xapi-db" max-size="-1" max-time="-1" min-size="-1" min-time="-1" pii="yes"/>
        <capability content-type="text/plain" default-checked="yes" key="xapi-logs" max-size="32768" max-time="-1" min-size="0" min-time="-1" pii="maybe"/>
        <capability content-type="text/plain" default-checked="yes" key="xen-info" max-size="32768" max-time="-1" min-size="0" min-time="-1" pii="maybe"/>
        </system-status-capabilities>

        """;
}
