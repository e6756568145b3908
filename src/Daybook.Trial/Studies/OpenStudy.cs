namespace Daybook.Trial;

/// <summary>Opens a study. It is the first command and says for ever what the study is for.</summary>
public sealed record OpenStudy(string Study, string Slug, string Organisation, string Title, Purpose Purpose) : Command;
