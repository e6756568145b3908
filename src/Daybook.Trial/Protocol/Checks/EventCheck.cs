namespace Daybook.Trial;

/// <summary>An event is written in the participant's diary, and its form is no other's.</summary>
internal static class EventCheck
{
    private static readonly string[] Taken = [FormItems.Diary, RecordLabValue.Form, RecordSensoryTrials.Form];

    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var happens in protocol.Events)
        {
            if (protocol.Diary is null)
                problems.Add("DB0234", places.Of(happens), "the protocol has no diary in which she could write it", "add the diary, or make it a form of a visit");
            if (Taken.Contains(happens.Id) || protocol.Forms.Any(form => form.Id == happens.Id))
                problems.Add("DB0234", places.Of(happens, "id"), $"{happens.Id} already names another form", "give the event another name");
        }
    }
}
