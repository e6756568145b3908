using System.Net;
using System.Text;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Server;

/// <summary>The signed document as a page that stands alone: what she read, who signed and when, and the words that her phone signed with the signature, so that anybody can check it.</summary>
internal static class SignedConsent
{
    public static byte[] Page(StudyOpened opened, ConsentForm document, Participant her, ConsentSigned signed, ConsentSigning asked, Instant now)
    {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"").Append(Text(signed.Language)).Append("\"><head><meta charset=\"utf-8\"><title>").Append(Text(opened.Title)).Append("</title></head><body>\n");
        if (opened.Purpose != Purpose.Real)
            page.Append("<p><strong>").Append(Text(Words.Stamp(opened.Purpose))).Append("</strong></p>\n");
        page.Append("<h1>").Append(Text(opened.Title)).Append("</h1>\n<p>").Append(Text(document.Version)).Append("</p>\n");
        foreach (var idea in document.Whole())
            page.Append("<p dir=\"auto\">").Append(Text(idea)).Append("</p>\n");
        foreach (var (question, tries) in document.Questions.Zip(signed.Tries))
            page.Append("<p dir=\"auto\">").Append(Text(question.Ask)).Append(' ').Append(question.Yes ? '✓' : '✗').Append(" (").Append(tries).Append(")</p>\n");
        page.Append("<p><strong>").Append(Text(signed.Name.Trim())).Append("</strong><br>").Append(Text(InstantPattern.General.Format(now))).Append("</p>\n");
        page.Append("<pre>").Append(Text($"{her.Key}\n{asked.Signed}\n{asked.Key}\n{asked.Signature}")).Append("</pre>\n</body></html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static string Text(string words) => WebUtility.HtmlEncode(words);
}
