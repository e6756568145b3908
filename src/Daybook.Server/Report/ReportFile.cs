using Microsoft.AspNetCore.Http;
namespace Daybook.Server;
internal static class ReportFile { public static Task<IResult> Answer(StudyRequest request) => throw new NotImplementedException(); }
