using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>The alerts that answers of the diary or of an event raise: whom they call, and until when.</summary>
internal static class RaisedAlerts
{
    private static readonly InstantPattern Minute = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public static IEnumerable<Alert> By(Protocol protocol, string form, IReadOnlyList<ItemAnswer> answers) =>
        !FormItems.AreHers(protocol, form) ? [] : protocol.Calls.Where(alert => answers.Any(answer => answer.Item == alert.Item && Conditions.Meets(alert.When, answer.Answer)));

    /// <summary>The name of the automatic check that asks.</summary>
    public static string RuleOf(Alert alert) => $"alert.{alert.Id}";

    public static string Text(Alert alert, string answer, Instant at) =>
        $"Alert {alert.Id}: {answer} to {alert.Item} {alert.Because ?? "calls for somebody"}. The {Kebab.Of(alert.Contact.ToString()).Replace('-', ' ')} gets in touch with her until {Minute.Format(at + Duration.FromHours(alert.Hours))} UTC and says here what came of it.";
}
