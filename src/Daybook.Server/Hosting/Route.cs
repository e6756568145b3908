using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>One line of the route table.</summary>
/// <param name="Method">GET for pages and files, POST for acts.</param>
/// <param name="Path">The pattern of the path.</param>
/// <param name="Access">Who may use it.</param>
/// <param name="Shows">What it shows or does, in words.</param>
/// <param name="Answer">What answers it.</param>
public sealed record Route(string Method, string Path, Access Access, string Shows, Func<HttpContext, Task<IResult>> Answer)
{
    /// <summary>The largest body that it takes, where that is not the server's; whoever may not use the route is not let in with more.</summary>
    public int? LargestBody { get; init; }

    /// <summary>Whether a program writes there: JSON and no form.</summary>
    public bool TakesJson { get; init; }

    public bool IsWrite => Method == HttpMethods.Post;
}
