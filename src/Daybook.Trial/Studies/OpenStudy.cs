namespace Daybook.Trial;

/// <summary>Opens a study. It is the first command and says for ever what the study is for.</summary>
public sealed record OpenStudy(string Study, string Slug, string Organisation, string Title, Purpose Purpose) : Command
{
    public static Decision Decide(OpenStudy command, StudyState study, Act act)
    {
        if (study.Opened is { } opened)
            return Refusals.StudyAlreadyOpen(opened.Slug);
        if (new[] { command.Study, command.Slug, command.Organisation, command.Title }.Any(string.IsNullOrWhiteSpace))
            return Refusals.StudyUnnamed();
        return Decision.Accept(new StudyOpened(command.Study, command.Slug, command.Organisation, command.Title, command.Purpose));
    }
}
