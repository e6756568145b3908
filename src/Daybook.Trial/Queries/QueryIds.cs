using System.Globalization;

namespace Daybook.Trial;

/// <summary>Ids for the queries that a decision opens: the command's id with a number, skipping ids that are taken.</summary>
internal sealed class QueryIds(StudyState study, Act act)
{
    private int last;

    public string Next()
    {
        string id;
        do
            id = string.Create(CultureInfo.InvariantCulture, $"{act.CommandId}-{++last}");
        while (study.Queries.ContainsKey(id));
        return id;
    }
}
