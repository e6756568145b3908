using System.Diagnostics;
using Daybook.Study;

namespace Daybook.Server;

/// <summary>How a diary day is marked.</summary>
public static class DiaryDays
{
    public static Mark MarkOf(DiaryState state) => state switch
    {
        DiaryState.InTime => Mark.Done,
        DiaryState.Late => Mark.Late,
        DiaryState.Missed => Mark.Missed,
        DiaryState.KeptOut => Mark.LeftOut,
        DiaryState.Open => Mark.Due,
        DiaryState.NotYet => Mark.Later,
        _ => throw new UnreachableException($"{state}"),
    };
}
