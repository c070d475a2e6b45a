using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Xen.Model.Rpc.Handlers;

/// <summary>The small pages that say what became of a request; programs look at the status only.</summary>
internal static class HttpPage
{
    /// <summary>Their type.</summary>
    public const string ContentType = "text/html; charset=utf-8";

    /// <summary>The page of a status.</summary>
    public static byte[] Of(int status) => status switch
    {
        400 => Page("Bad Request", "The request lacks something, or does not fit."),
        // Clients look for the spelling.
        401 => Page("Unauthorised", "Unauthorised: log in first."),
        403 => Page("Forbidden", "There is nothing here for this method."),
        404 => Page("Not Found", "There is nothing here."),
        500 => Page("Internal Error", "The request could not be handled."),
        _ => Page(ReasonOf(status), "The request could not be handled."),
    };

    /// <summary>A page of text.</summary>
    public static byte[] Page(string title, string text) => Encoding.UTF8.GetBytes(
        $"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>\n");

    /// <summary>The words that follow a status on its line.</summary>
    public static string ReasonOf(int status) => ReasonPhrases.GetReasonPhrase(status);
}
