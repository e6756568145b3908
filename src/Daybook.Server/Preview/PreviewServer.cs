using Daybook.Trial;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Daybook.Server;

/// <summary>Builds the server that draws a protocol while it is being written. It knows no study, keeps nothing, and answers this machine only.</summary>
public static class PreviewServer
{
    // The author's own machine and own file: its pages may run the one script that redraws them, and frame the phone.
    private const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'";

    /// <exception cref="ServeRefusedException">The address is not on this machine.</exception>
    public static WebApplication Build(PreviewedFile file, Uri address, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsLoopback || address.Scheme != Uri.UriSchemeHttp)
            throw new ServeRefusedException(new Refusal("preview.not-local", $"A preview lets anybody in, and {address} is not http on this machine", "Nothing was served.", "Leave --address out, or name http://127.0.0.1 with another port."));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "daybook", EnvironmentName = Environments.Production });
        builder.WebHost.UseKestrelCore().UseUrls(address.ToString()).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole();
        builder.Services.AddRouting();
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["127.0.0.1", "localhost", "[::1]"]);
        var app = builder.Build();
        app.UseHostFiltering();
        app.Use(async (http, next) =>
        {
            http.Response.Headers.ContentSecurityPolicy = Policy;
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.CacheControl = "no-store";
            await next(http);
        });
        app.UseRouting();
        PreviewPages.Map(app, file, clock);
        return app;
    }
}
