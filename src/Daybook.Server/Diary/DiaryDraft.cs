using System.Collections.Immutable;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Server;

/// <summary>A diary that is being filled in, held by the session only. It becomes data when it is sent.</summary>
/// <param name="Study">The study's key.</param>
/// <param name="Day">The diary day.</param>
/// <param name="Answers">What has been answered, by item.</param>
public sealed record DiaryDraft(string Study, LocalDate Day, ImmutableDictionary<string, Answer> Answers)
{
    public static DiaryDraft Empty(string study, LocalDate day) => new(study, day, ImmutableDictionary<string, Answer>.Empty);
}
