using System.Security.Cryptography;
using System.Text;
using Daybook.Analysis;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Cli.Demo;

/// <summary>A synthetic study that virtual participants live through, by the same commands and the same journal as a real one.</summary>
/// <param name="Slug">The study's short name.</param>
/// <param name="Yaml">Its protocol.</param>
/// <param name="Truth">What its virtual participants are like, as a truth file.</param>
/// <param name="Seed">Same seed, same bytes.</param>
/// <param name="Participants">How many people pass screening.</param>
/// <param name="First">The first day of screening.</param>
/// <param name="Until">Where the run stops; null: at its own end, when the code has been opened.</param>
internal sealed record VirtualStudy(string Slug, string Yaml, string Truth, ulong Seed, int Participants, LocalDate First, Instant? Until)
{
    /// <summary>Runs the study in <paramref name="folder"/>, or goes on with a run that was interrupted, and hands it back open.</summary>
    /// <param name="folder">Where it stands.</param>
    /// <param name="progress">Hears of every step.</param>
    /// <param name="cancellation">Stops it; what is done stays.</param>
    /// <param name="refused">Hears of every command that was refused.</param>
    public async Task<RunningStudy> Run(StudyFolder folder, IProgress<(Instant At, long Entries)>? progress, CancellationToken cancellation, Action<Refusal>? refused = null)
    {
        var protocol = Sound(ProtocolReader.Read(Yaml, $"{Slug}.yaml"));
        var truth = Sound(TruthReader.Read(Truth, $"{Slug}.truth.yaml", protocol));
        var entropy = new SeededEntropy(Seed);
        var drawn = AllocationLists.Draw(protocol, entropy);
        var clock = new VirtualClock(First.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant());
        var study = await Resume(folder, SetUp(protocol, drawn), new StudyOptions { Clock = clock, Entropy = entropy, Minimise = MinimisedAllocation.Choose }, cancellation);
        try
        {
            var plan = new VirtualPlan(Seed, Participants, First);
            var trial = new VirtualTrial(protocol, truth, plan, VirtualTrial.Taking(protocol, drawn.List, () => study.State));
            foreach (var step in trial.Steps(() => study.State, await LastStep(study, cancellation)).TakeWhile(step => Until is null || step.At < Until))
            {
                clock.Set(step.At);
                var replies = await study.Journal.DoBatch([.. step.Requests.Select(request => new Request(request.Command, request.By, request.CommandId))], cancellation);
                foreach (var reply in replies.OfType<Reply.Refused>())
                {
                    refused?.Invoke(reply.Refusal);
                }
                progress?.Report((step.At, study.Head.Size));
            }
            return study;
        }
        catch
        {
            await study.DisposeAsync();
            throw;
        }
    }

    private static async Task<RunningStudy> Resume(StudyFolder folder, StudySetUp setUp, StudyOptions options, CancellationToken cancellation)
    {
        try
        {
            return await RunningStudy.CreateOrResume(folder, setUp, options, cancellation);
        }
        catch (StudyException error) when (error.Code is "command.id-reused" or "folder.other-study")
        {
            throw new Complaint(ExitCode.Refused, $"what stands in {folder.Root} was made of another protocol or truth file, or for another day, seed or size; it was left as it is.", "begin again in another folder with --data, or look at it with daybook serve; a demo begins again with --reset.");
        }
    }

    // A step is one batch and a batch is one transaction, so the last entry says which step was done last.
    private static async Task<Instant?> LastStep(RunningStudy study, CancellationToken cancellation)
    {
        var log = await study.Ask(new ShowLog(new Viewer(Role.Administrator, null), null, study.Head.Size - 1, 1), cancellation);
        return log.Lines is [var last] ? last.At : null;
    }

    private StudySetUp SetUp(Protocol protocol, DrawnAllocation drawn) => new()
    {
        // Another day, size, protocol or truth is another study: a run goes on only with its own.
        Study = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"synthetic-{Slug}-{Participants}-{First:yyyyMMdd}-{Seed}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Yaml + Truth)))[..8]}"),
        Slug = Slug,
        Organisation = "A synthetic organisation",
        Title = protocol.Title,
        Purpose = Purpose.Synthetic,
        Yaml = Yaml,
        Allocation = new AllocationSetUp(drawn.List, drawn.Kits) { Seed = Seed.ToString(System.Globalization.CultureInfo.InvariantCulture) },
    };

    private static Protocol Sound(ProtocolReading reading) =>
        reading.Protocol ?? throw new Complaint(ExitCode.InvalidInput, ProblemText.Render(reading.Problems));

    private static Truth Sound(TruthReading reading) =>
        reading.Truth ?? throw new Complaint(ExitCode.InvalidInput, ProblemText.Render(reading.Problems));
}
