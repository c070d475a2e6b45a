using System.Text.RegularExpressions;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Decisions.Observer;

/// <summary>Which settings of tracing make sense; null for those that do.</summary>
internal static partial class ObserverRules
{
    private const string LocalEndpoint = "bugtool";

    private static readonly string[] s_components = ["xapi", "xenopsd", "xapi-clusterd", "smapi"];

    /// <summary>Names of attributes: 2 to 128 lower-case letters, digits, dots, dashes and underscores.</summary>
    public static XenError? Attributes(XenMap<string, string> attributes) =>
        First("attribute key", attributes.Keys, key => AttributeKey().IsMatch(key));

    /// <summary>Where spans go: a collector's address, or the local log.</summary>
    public static XenError? Endpoints(XenSet<string> endpoints) => First("endpoint", endpoints, endpoint =>
        endpoint == LocalEndpoint
        || (Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)));

    /// <summary>Which programs are traced.</summary>
    public static XenError? Components(XenSet<string> components) =>
        First("component", components, component => s_components.Contains(component));

    private static XenError? First(string what, IEnumerable<string> items, Func<string, bool> isGood)
    {
        foreach (string item in items)
        {
            if (!isGood(item))
            {
                return new XenError(ErrorCode.InvalidValue, what, item);
            }
        }
        return null;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,126}[a-z0-9]$")]
    private static partial Regex AttributeKey();
}
