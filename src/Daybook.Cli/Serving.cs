using Daybook.Server;
using Daybook.Study;
using Daybook.Trial;
using Microsoft.Extensions.Hosting;

namespace Daybook.Cli;

/// <summary>Serves every study of a data folder until it is told to stop.</summary>
internal static class Serving
{
    public static async Task<ExitCode> Run(DataFolder data, Uri address, StudyOptions options, Terminal terminal, CancellationToken cancellation)
    {
        var slugs = data.Slugs();
        if (slugs.Count == 0) data.Pick(null);
        var studies = new List<RunningStudy>();
        try
        {
            foreach (var slug in slugs) studies.Add(await RunningStudy.Open(data.Study(slug), options, cancellation));
            await using var book = studies.Any(study => study.State.Opened!.Purpose != Purpose.Synthetic) ? await ServerBook.CreateOrOpen(data.Path, options, cancellation) : null;
            await using var app = DaybookServer.Build(new ServerOptions { Studies = studies, Book = book, Address = address, Folder = book is null ? null : data.Path, Reminders = ReminderSettings.Read(Environment.GetEnvironmentVariable) });
            await app.StartAsync(cancellation);
            terminal.Say($"serving {string.Join(", ", slugs)} at {app.Urls.First()} (Ctrl-C stops)");
            await app.WaitForShutdownAsync(cancellation);
            return ExitCode.Ok;
        }
        catch (ServeRefusedException refused)
        {
            throw new Complaint(ExitCode.Refused, refused.Refusal.What, refused.Refusal.Remedy);
        }
        finally
        {
            foreach (var study in studies) await study.DisposeAsync();
        }
    }
}
