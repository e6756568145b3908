using Daybook.Trial;
namespace Daybook.Study;
#pragma warning disable CA1822
public sealed class ServerBook { public StudyState State { get; } = StudyState.Empty; public Journal Journal => throw new NotSupportedException(); public string MakeLink(string account, TimeSpan validFor) => ""; public string? UseLink(string token) => null; }
