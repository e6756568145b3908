using Daybook.Study;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Participants x visits.</summary>
public static class MatrixEndpoint
{
    public static async Task<IResult> Show(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        var page = request.Page(100);
        return StudyRequest.Show<MatrixPage>(request.Frame("Participants", "/participants"),
            ("Matrix", await request.Ask(new ShowMatrix(request.Caller.Viewer, page))), ("Page", page));
    }
}
