namespace Daybook.Tests.Server.Consent;

/// <summary>A protocol with everything that a phone shows, in English, Spanish and Arabic, and its amendment with another consent.</summary>
internal static class ConsentDocuments
{
    private const string Spanish = "Puede dejarlo cuando quiera.", Arabic = "يمكنك التوقف في أي وقت.";

    /// <summary>The protocol in three languages, with an event that asks on a drawing of the body.</summary>
    public static string Yaml { get; } = World.Caring.ReplaceLineEndings("\n").Replace("forms:\n", """
        events:
          - id: attack
            title: I have an attack
            items:
              - { id: at-neck, ask: Neck, kind: yes-no, region: neck, map: "Where does it hurt?" }
              - { id: at-lower-back, ask: Lower back, kind: yes-no, region: lower-back }
              - { id: at-left-jaw, ask: Left jaw, kind: yes-no, region: left-jaw }
              - { id: at-right-jaw, ask: Right jaw, kind: yes-no, region: right-jaw }
              - { id: at-left-hip, ask: Left hip, kind: yes-no, region: left-hip }
              - { id: at-right-lower-arm, ask: Right lower arm, kind: yes-no, region: right-lower-arm }
        forms:

        """.ReplaceLineEndings("\n"), StringComparison.Ordinal).Replace("design: crossover\n", $$"""
        languages:
          - language: es
            consent: {{Spanish}}
            items:
              - { of: pain, ask: "¿Cómo ha sido su dolor hoy?", ends: [Ninguno, El peor imaginable] }
              - { of: sleep, ask: "¿Ha dormido bien?", ends: [Nada, Muy bien] }
              - { of: rescue, ask: "¿Cuántas tomó?" }
              - { of: capsule, ask: "¿La ha tomado?" }
              - { of: at-neck, ask: Nuca, map: "¿Dónde le duele?" }
              - { of: at-lower-back, ask: Zona lumbar }
              - { of: at-left-jaw, ask: Mandíbula izquierda }
              - { of: at-right-jaw, ask: Mandíbula derecha }
              - { of: at-left-hip, ask: Cadera izquierda }
              - { of: at-right-lower-arm, ask: Antebrazo derecho }
            events: [{ of: attack, title: Tengo una crisis }]
            alerts: [{ of: worst-pain, say: Si no lo soporta pida ayuda ahora. }]
          - language: ar
            consent: {{Arabic}}
            items:
              - { of: pain, ask: "كيف كان ألمك اليوم؟", ends: [لا ألم, أسوأ ألم] }
              - { of: sleep, ask: "كيف نمت؟", ends: [سيئ, جيد] }
              - { of: rescue, ask: "كم حبة أخذت؟" }
              - { of: capsule, ask: "هل أخذت الكبسولة؟" }
              - { of: at-neck, ask: الرقبة, map: "أين الألم؟" }
              - { of: at-lower-back, ask: أسفل الظهر }
              - { of: at-left-jaw, ask: الفك الأيسر }
              - { of: at-right-jaw, ask: الفك الأيمن }
              - { of: at-left-hip, ask: الورك الأيسر }
              - { of: at-right-lower-arm, ask: الساعد الأيمن }
            events: [{ of: attack, title: لدي نوبة }]
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
