using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>What somebody had typed into the form whose act was refused: the form comes back with it, so that a wrong date costs one date and not the whole form.</summary>
/// <param name="Path">Where the form was sent, with its query string.</param>
/// <param name="Fields">All that it held.</param>
public sealed record Typed(string Path, IFormCollection Fields)
{
    /// <summary>What the request brought; null when it brought no form.</summary>
    public static Typed? Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return HttpMethods.IsPost(request.Method) && request.HasFormContentType ? new Typed(request.Path.Value + request.QueryString, request.Form) : null;
    }

    /// <summary>Whether it was the form that is sent there with these hidden fields.</summary>
    public bool Is(string path, IEnumerable<(string Name, string Value)> hidden) => Path == path && hidden.All(field => Fields[field.Name] == field.Value);

    /// <summary>The field as it was sent; null when the form did not send it.</summary>
    public string? Field(string name) => Fields.TryGetValue(name, out var value) ? value.ToString() : null;
}
