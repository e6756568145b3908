using System.Globalization;
using System.Reflection;
using Daybook.Analysis;
using Daybook.Study;
using Daybook.Trial;

namespace Daybook.Server;

/// <summary>The report of a study: a function of its lock, its opened code and this version of the software.</summary>
public sealed record StudyReport(Report Report, string ResultsJson, AnalysisRun Run)
{
    /// <summary>The version that every report and export names.</summary>
    public static string Software { get; } =
        typeof(StudyReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The report of a locked study whose code two people have opened.</summary>
    /// <exception cref="StudyException">The study is not locked, or the code is not open.</exception>
    public static async Task<StudyReport> Of(RunningStudy study, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(study);
        var locked = await study.DatasetAtLock(cancellation);
        var protocol = locked.State.Versions[locked.State.Current!.Value];
        var dataset = Dataset.At(protocol, locked.State, locked.Observations, study.OpenCode());
        var run = AnalysisRun.Of(dataset);
        var provenance = AtLock(locked, run);
        return new StudyReport(Report.Of(run, provenance, Later(study, locked)), Daybook.Analysis.ResultsJson.Of(run, provenance), run);
    }

    /// <summary>The report before the code is open: its layout, without any value that depends on treatment.</summary>
    public static async Task<StudyReport> Shell(RunningStudy study, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(study);
        var state = study.State;
        if (state.Lock is not null)
            return LockedShell(study, await study.DatasetAtLock(cancellation));
        var observations = new List<Observation>();
        await foreach (var value in study.Observations.Read(null, cancellation)) observations.Add(value);
        var dataset = Dataset.At(state.Versions[state.Current!.Value], state, observations, null);
        var run = AnalysisRun.Of(dataset);
        var provenance = Provenance(state, dataset.Imported);
        return new StudyReport(Report.Of(run, provenance, []), Daybook.Analysis.ResultsJson.Of(run, provenance), run);
    }

    // What came after the lock is in no report, so it is in no shell of it either.
    private static StudyReport LockedShell(RunningStudy study, LockedDataset locked)
    {
        var run = AnalysisRun.Of(Dataset.At(locked.State.Versions[locked.State.Current!.Value], locked.State, locked.Observations, null));
        var provenance = AtLock(locked, run);
        return new StudyReport(Report.Of(run, provenance, Later(study, locked)), Daybook.Analysis.ResultsJson.Of(run, provenance), run);
    }

    private static Provenance AtLock(LockedDataset locked, AnalysisRun run) => Provenance(locked.State, run.Dataset.Imported) with
    {
        LockSize = locked.Lock.Size,
        LockRoot = locked.Lock.Root,
        CodeOpenedBeforeLock = locked.State.Code?.Seq,
    };

    private static List<EntryAfterLock> Later(RunningStudy study, LockedDataset locked) =>
        [.. locked.Later.Select(entry => new EntryAfterLock(entry.Seq, entry.At, entry.Type, Label(study.State, entry.Participant)))];

    private static Provenance Provenance(StudyState state, bool imported) =>
        new(state.Opened!.Purpose, imported, state.Current!.Value.Value, 0, "", Software, SeedOf(state));

    // The demo names its studies synthetic-SLUG-SEED.
    private static ulong? SeedOf(StudyState state) =>
        state.Opened!.Purpose == Purpose.Synthetic && ulong.TryParse(state.Opened.Study.Split('-')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    private static string? Label(StudyState state, ParticipantKey? key) =>
        key is { } known && state.Participants.TryGetValue(known, out var participant) ? Population.LabelOf(state.Versions[state.Current!.Value], participant) : key?.Value;
}
