using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text;
using System.Web;

namespace Xen.Model.Bench.Throughput.Storage;

/// <summary>Where an EventStoreDB is, out of a connection string that names one node.</summary>
/// <param name="Node">Its address.</param>
/// <param name="Login">Who asks; null for nobody.</param>
/// <param name="TrustsAnyCertificate">True where the string switches the check of the certificate off.</param>
internal sealed record EventStoreAddress(Uri Node, AuthenticationHeaderValue? Login, bool TrustsAnyCertificate)
{
    private const int DefaultPort = 2113;

    /// <summary>
    /// Reads <c>esdb://[user:password@]host[:port][?tls=false&amp;tlsVerifyCert=false]</c>. False for anything else,
    /// clusters included: the leader would have to be found among the nodes.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EventStoreAddress? address)
    {
        address = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            || uri.Scheme is not ("esdb" or "kurrentdb" or "kurrent" or "kdb") || uri.Host.Length == 0)
        {
            return false;
        }
        NameValueCollection settings = HttpUtility.ParseQueryString(uri.Query);
        string scheme = IsOff(settings["tls"]) ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
        string login = Uri.UnescapeDataString(uri.UserInfo);
        address = new EventStoreAddress(
            new UriBuilder(scheme, uri.Host, uri.Port < 0 ? DefaultPort : uri.Port).Uri,
            login.Length == 0
                ? null
                : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(login))),
            IsOff(settings["tlsVerifyCert"]));
        return true;
    }

    private static bool IsOff(string? value) => string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
}
