using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The report as the one offline page that it is. Its own styles, and only those, are let in by their hashes.</summary>
internal sealed partial class ReportFile : IResult
{
    private readonly byte[] bytes;
    private readonly string policy;

    public ReportFile(string html)
    {
        bytes = Encoding.UTF8.GetBytes(html);
        var blocks = Blocks().Matches(html).Select(block => Hash(block.Groups["css"].Value));
        var attributes = Attributes().Matches(html).Select(attribute => Hash(WebUtility.HtmlDecode(attribute.Groups["css"].Value))).Distinct().ToList();
        // 'unsafe-hashes' lets in the style attributes whose hashes stand beside it, and no other.
        policy = SecurityHeaders.Policy(attributes.Count == 0 ? blocks : ["'unsafe-hashes'", .. blocks, .. attributes]);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.Headers.ContentSecurityPolicy = policy;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }

    private static string Hash(string css) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)))}'";

    [GeneratedRegex("<style>(?<css>.*?)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Blocks();

    [GeneratedRegex(" style=\"(?<css>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Attributes();
}
