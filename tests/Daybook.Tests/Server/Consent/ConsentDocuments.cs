namespace Daybook.Tests.Server.Consent;

/// <summary>A protocol whose consent is there in English, Spanish and Arabic, and its amendment.</summary>
internal static class ConsentDocuments
{
    private const string Spanish = "Puede dejarlo cuando quiera.", Arabic = "يمكنك التوقف في أي وقت.";

    /// <summary>The protocol in two further languages.</summary>
    public static string Translate(string yaml) => yaml.ReplaceLineEndings("\n").Replace("design: crossover\n", $$"""
        languages:
          - language: es
            consent: {{Spanish}}
            items:
              - { of: pain, ask: "¿Cómo ha sido su dolor hoy?", ends: [Ninguno, El peor imaginable] }
              - { of: sleep, ask: "¿Ha dormido bien?", ends: [Nada, Muy bien] }
              - { of: rescue, ask: "¿Cuántas tomó?" }
              - { of: capsule, ask: "¿La ha tomado?" }
            alerts: [{ of: worst-pain, say: Si no lo soporta pida ayuda ahora. }]
          - language: ar
            consent: {{Arabic}}
            items:
              - { of: pain, ask: "كيف كان ألمك اليوم؟", ends: [لا ألم, أسوأ ألم] }
              - { of: sleep, ask: "كيف نمت؟", ends: [سيئ, جيد] }
              - { of: rescue, ask: "كم حبة أخذت؟" }
              - { of: capsule, ask: "هل أخذت الكبسولة؟" }
            alerts: [{ of: worst-pain, say: اطلب المساعدة الآن. }]
        design: crossover

        """.ReplaceLineEndings("\n"), StringComparison.Ordinal);

    /// <summary>The next version: one paragraph more and a question about it, in every language that is there.</summary>
    public static string Amend(string yaml) => yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("consent:\n  version: \"1.0\"\n  text: ", "consent:\n  version: \"2.0\"\n  questions: [{ ask: \"Is blood drawn?\", yes: true, because: \"It is, at the end.\" }]\n  text: |\n    ", StringComparison.Ordinal)
        .Replace("You can stop at any time.\n", "You can stop at any time.\n    At the end some blood is drawn.\n", StringComparison.Ordinal)
        .Replace($"consent: {Spanish}\n", $"consent: \"{Spanish}\\nAl final se extrae algo de sangre.\"\n    questions: [{{ ask: \"¿Se extrae sangre?\", because: \"Sí, al final.\" }}]\n", StringComparison.Ordinal)
        .Replace($"consent: {Arabic}\n", $"consent: \"{Arabic}\\nفي النهاية يُؤخذ بعض الدم.\"\n    questions: [{{ ask: \"هل يُؤخذ دم؟\", because: \"نعم، في النهاية.\" }}]\n", StringComparison.Ordinal);
}
