namespace Daybook.Study;

/// <summary>A question about a study. Questions and answers can be written as JSON: they may cross a process boundary later.</summary>
public interface IQuery<T>
{
    /// <summary>Answers from one committed state.</summary>
    internal T Answer(Reading reading);
}
