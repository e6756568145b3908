namespace Daybook.Trial;

/// <summary>Reads words of a closed list. A misspelt word is reported, and read as the one that was probably meant.</summary>
internal static class Words
{
    public static object? Read(Type enumeration, YamlText text, ProblemList problems)
    {
        var words = Kebab.WordsOf(enumeration).ToList();
        if (words.IndexOf(text.Text) is >= 0 and var index)
            return Enum.GetValues(enumeration).GetValue(index);
        var near = Spelling.Nearest(text.Text, words);
        problems.Add("DB0105", text.At, "this word is not known here", near is not null ? $"did you mean {near}?" : $"write one of {string.Join(", ", words)}");
        return near is null || !Spelling.IsOnly(text.Text, near, words) ? null : Enum.GetValues(enumeration).GetValue(words.IndexOf(near));
    }

    public static object? TrueOrFalse(YamlText text, ProblemList problems)
    {
        if (!text.Quoted && text.Text is "true" or "false")
            return text.Text == "true";
        var meant = text.Text switch
        {
            "yes" or "on" or "True" or "TRUE" => "true",
            "no" or "off" or "False" or "FALSE" => "false",
            var other => Spelling.Nearest(other, ["true", "false"]),
        };
        problems.Add("DB0105", text.At, "true or false is wanted", meant is null ? "write true or false" : $"did you mean {meant}?");
        return meant is null ? null : meant == "true";
    }
}
