using System.Diagnostics;
using System.Globalization;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Server;

/// <summary>The words of a reminder, in the language of her phone. They name no disease, drug, study or phase: they may light up on a locked phone.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Body">One sentence.</param>
public sealed record ReminderText(string Title, string Body)
{
    /// <summary>What her phone says instead when it holds already what she is called to; null for a test, which is about nothing.</summary>
    public SavedText? Kept { get; init; }

    /// <summary>The languages that there are; whoever has none of them is called in English.</summary>
    public static IEnumerable<string> Languages => ByLanguage.Keys;

    public static ReminderText Of(DueReminder due, DateTimeZone zone, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(due);
        var sentences = In(language);
        return new ReminderText(sentences.Title, string.Format(CultureInfo.InvariantCulture, sentences.Of(due.Call), due.Closes.InZone(zone).ToString("HH:mm", CultureInfo.InvariantCulture))) { Kept = new SavedText(sentences.Waiting, sentences.Sent) };
    }

    /// <summary>The one with which she and the coordinator see that reminders come.</summary>
    public static ReminderText Test(string? language) => new(In(language).Title, In(language).Test);

    private static Sentences In(string? language) => ByLanguage[Tongues.Nearest(language, ByLanguage.Keys) ?? "en"];

    /// <summary>What is said in one language; {0} is the time at which the diary closes.</summary>
    private sealed record Sentences(string Title, string First, string Middle, string Last, string Prompt, string Later, string Test, string Waiting, string Sent)
    {
        public string Of(ReminderCall call) => call switch
        {
            ReminderCall.First => First,
            ReminderCall.Middle => Middle,
            ReminderCall.Last => Last,
            ReminderCall.Prompt => Prompt,
            ReminderCall.Later => Later,
            _ => throw new UnreachableException(),
        };
    }

    private static readonly Dictionary<string, Sentences> ByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = new("Your diary", "Your diary is open until {0}.", "Your diary is still open until {0}.", "Last call: your diary closes at {0}.", "A few questions for you, open until {0}.", "As you asked: your diary is open until {0}.", "Reminders reach this phone.", "Saved on this phone. It is sent when there is a network.", "Sent to the study. Thank you."),
        ["de"] = new("Ihr Tagebuch", "Ihr Tagebuch ist bis {0} offen.", "Ihr Tagebuch ist noch bis {0} offen.", "Letzte Erinnerung: Ihr Tagebuch schließt um {0}.", "Ein paar Fragen an Sie, offen bis {0}.", "Wie gewünscht: Ihr Tagebuch ist bis {0} offen.", "Erinnerungen kommen auf diesem Handy an.", "Auf diesem Handy gespeichert. Es wird gesendet, sobald es ein Netz gibt.", "An die Studie gesendet. Vielen Dank."),
        ["es"] = new("Su diario", "Su diario está abierto hasta las {0}.", "Su diario sigue abierto hasta las {0}.", "Último aviso: su diario se cierra a las {0}.", "Unas preguntas para usted, abiertas hasta las {0}.", "Como pidió: su diario está abierto hasta las {0}.", "Los avisos llegan a este teléfono.", "Guardado en este teléfono. Se enviará cuando haya red.", "Enviado al estudio. Gracias."),
        ["ar"] = new("يومياتك", "يومياتك مفتوحة حتى {0}.", "لا تزال يومياتك مفتوحة حتى {0}.", "آخر تذكير: تُغلق يومياتك في {0}.", "لديك بعض الأسئلة، متاحة حتى {0}.", "كما طلبت: يومياتك مفتوحة حتى {0}.", "تصل التذكيرات إلى هذا الهاتف.", "محفوظة على هذا الهاتف. ستُرسل عند توفر الشبكة.", "أُرسلت إلى الدراسة. شكرًا لك."),
        ["ja"] = new("日記", "日記は{0}まで書けます。", "日記はまだ{0}まで書けます。", "最後のお知らせ：日記は{0}に締め切られます。", "いくつか質問があります。{0}まで答えられます。", "ご希望のお知らせです。日記は{0}まで書けます。", "お知らせがこの電話に届きます。", "この電話に保存しました。通信できるときに送信します。", "研究チームに送信しました。ありがとうございました。"),
    };
}

/// <summary>What a phone says that is called to something that it has.</summary>
/// <param name="Waiting">It is saved and not sent yet.</param>
/// <param name="Sent">It was sent while the call was under way.</param>
public sealed record SavedText(string Waiting, string Sent);
