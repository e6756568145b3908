using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Daybook.Server;

/// <summary>A Razor component rendered whole, then sent: a page that fails half-way is an error and never half a page.</summary>
public sealed class PageResult(Type page, IReadOnlyDictionary<string, object?> parameters, int status = StatusCodes.Status200OK) : IResult
{
    private static readonly ConcurrentDictionary<Type, string[]> NeededOf = new();

    /// <exception cref="InvalidOperationException">A parameter that the page cannot do without is missing: it would show nothing where something should stand.</exception>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (Array.Find(NeededOf.GetOrAdd(page, Needed), name => !parameters.ContainsKey(name)) is { } missing)
            throw new InvalidOperationException($"The page {page.Name} was not given {missing}.");
        await using var renderer = new HtmlRenderer(httpContext.RequestServices, httpContext.RequestServices.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(page, ParameterView.FromDictionary(parameters.ToDictionary()))).ToHtmlString());
        var bytes = Encoding.UTF8.GetBytes(html);
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        httpContext.Response.ContentLength = bytes.Length;
        await httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    private static string[] Needed(Type page) => [.. page.GetProperties().Where(property => property.GetCustomAttribute<EditorRequiredAttribute>() is not null).Select(property => property.Name)];
}
