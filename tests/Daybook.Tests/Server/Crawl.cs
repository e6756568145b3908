using Daybook.Server;

namespace Daybook.Tests.Server;

/// <summary>Every request that a person can make of every route: each pattern of the table filled with what the story has.</summary>
internal static class Crawl
{
    private static readonly string One = Story.People[0].Key.Value;

    /// <summary>What stands for a placeholder of a pattern. A route with another placeholder is a route that nobody crawls, and fails.</summary>
    private static readonly Dictionary<string, string[]> Fillings = new(StringComparer.Ordinal)
    {
        ["{study}"] = ["demo"],
        ["{participant}"] = [One, Story.People[3].Key.Value],
        ["{copy}"] = [Story.HashOf(One)],
        ["{visit}"] = ["v1", "v3"],
        ["{form}"] = ["intake"],
        ["{test}"] = ["esr"],
        ["{query}"] = ["Q-M1"],
        ["{day}"] = ["2026-06-23"],
        ["{step:int}"] = ["1"],
        ["{file}"] = [.. OwnFiles.Names],
        ["{part}"] = [.. PhoneFiles.Names],
        ["{token}"] = ["none"],
    };

    /// <summary>Requests beside the fillings: the third person's second visit, at which a kit can still be handed out, and the fifth, who was not included.</summary>
    private static readonly Dictionary<string, string> Besides = new(StringComparer.Ordinal)
    {
        ["/s/{study}/participants/{participant}"] = $"/s/demo/participants/{Story.People[4].Key}",
        ["/s/{study}/participants/{participant}/consent"] = $"/s/demo/participants/{Story.People[4].Key}/consent",
        ["/s/{study}/participants/{participant}/eligibility"] = $"/s/demo/participants/{Story.People[4].Key}/eligibility",
        ["/s/{study}/participants/{participant}/enrolment"] = $"/s/demo/participants/{Story.People[4].Key}/enrolment",
        ["/s/{study}/participants/{participant}/visits/{visit}"] = $"/s/demo/participants/{Story.People[2].Key}/visits/v2",
        ["/s/{study}/participants/{participant}/visits/{visit}/dispense"] = $"/s/demo/participants/{Story.People[2].Key}/visits/v2/dispense",
    };

    /// <summary>What is asked of a page in its query string.</summary>
    private static readonly Dictionary<string, string[]> Questions = new(StringComparer.Ordinal)
    {
        ["/s/{study}/participants/{participant}/history"] = ["?form=diary&kind=diary-day&key=2026-06-02&item=pain", "?form=laboratory&kind=visit&key=v1&item=esr"],
        ["/s/{study}/participants/{participant}/values"] = ["", "?from=60"],
        ["/s/{study}/queries"] = ["", "?status=open", "?participant=" + One],
        ["/s/{study}/audit"] = ["", "?from=150", "?participant=" + One],
    };

    /// <summary>What a write is filled with. A route that is not named here gets the token only.</summary>
    private static readonly Dictionary<string, (string, string)[]> Fields = new(StringComparer.Ordinal)
    {
        ["/s/{study}/participants/{participant}/visits/{visit}/hold"] = [("date", "2026-06-23")],
        ["/s/{study}/participants/{participant}/visits/{visit}/dispense"] = [("date", "2026-06-23")],
        ["/s/{study}/participants/{participant}/visits/{visit}/return"] = [("date", "2026-06-23"), ("kit", "K-0001"), ("units", "3")],
        ["/s/{study}/participants/{participant}/visits/{visit}/labs/{test}"] = [("value", "19"), ("drawn", "2026-06-23")],
        ["/s/{study}/participants/{participant}/visits/{visit}/sensory/{test}"] = [("right-thenar-1", "41.2")],
        ["/s/{study}/participants/{participant}/visits/{visit}/forms/{form}"] = [("intake-usual-pain", "40")],
        ["/s/{study}/participants/{participant}/queries"] = [("text", "Is it so?")],
        ["/s/{study}/participants/{participant}/queries/{query}/answer"] = [("text", "It is.")],
        [RecordEventEndpoint.Path] = [("attack-/day", "2026-06-20"), ("attack-/teller", "participant")],
        ["/s/{study}/participants/{participant}/adverse-events/record"] =
            [("adverse-event", "AE-009"), ("term", "nausea"), ("onset", "2026-06-20"), ("severity", "mild"), ("serious", "no"), ("relatedness", "possible"), ("action", "none"), ("outcome", "unknown")],
        ["/s/{study}/participants/{participant}/history"] = [("entry", "57"), ("new-pain", "41"), ("reason", "read wrong")],
        ["/s/{study}/screening"] = [("site", "north"), ("date", "2026-06-20"), ("route", "letter")],
        ["/s/{study}/participants/{participant}/consent"] = [("version", "1.0")],
        ["/s/{study}/participants/{participant}/eligibility"] = [("criterion-adult", "44"), ("criterion-no-opioids", "no")],
        ["/s/{study}/participants/{participant}/enrolment"] = [("zone", "Europe/Madrid")],
        ["/s/{study}/participants/{participant}/devices"] = [("device", "another-phone")],
        ["/s/{study}/participants/{participant}/devices/revoke"] = [("revoked", "phone-" + One[..8]), ("reason", "lost")],
        ["/s/{study}/participants/{participant}/schedule"] = [("start", "3"), ("date", "2026-06-24"), ("reason", "holiday")],
        ["/s/{study}/participants/{participant}/withdraw/correct"] = [("date", "2026-06-19"), ("reason", "she said so the day before")],
        ["/s/{study}/participants/{participant}/withdraw/rescind"] = [("reason", "it was another participant")],
        ["/s/{study}/participants/{participant}/appointments"] = [("visit", "v3"), ("date", "2026-07-02"), ("time", "10:30")],
        ["/s/{study}/participants/{participant}/dose"] = [("date", "2026-06-20"), ("reason", "nausea")],
        ["/s/{study}/participants/{participant}/contact"] = [("name", "Ana"), ("mail", "ana@example.org"), ("own", "20:30"), ("by-mail", "yes")],
        ["/s/{study}/lock"] = [("confirm", "minimal-crossover")],
        ["/s/{study}/diary/{day}/{step:int}"] = [("answer", "61"), ("go", "next")],
    };

    public sealed record Request(Route Route, string Path, IReadOnlyList<(string, string)> Fields);

    /// <summary>The requests of a route; none for one with a placeholder that has no filling.</summary>
    public static IReadOnlyList<Request> Of(Route route)
    {
        IEnumerable<string> paths = [route.Path];
        foreach (var (placeholder, fillings) in Fillings)
            paths = paths.SelectMany(path => path.Contains(placeholder, StringComparison.Ordinal) ? fillings.Select(filling => path.Replace(placeholder, filling, StringComparison.Ordinal)) : [path]);
        if (Besides.TryGetValue(route.Path, out var beside))
            paths = paths.Append(beside);
        var questions = Questions.GetValueOrDefault(route.Path, [""]);
        return [.. paths.Where(path => !path.Contains('{', StringComparison.Ordinal)).SelectMany(path => questions.Select(question => new Request(route, path + question, Fields.GetValueOrDefault(route.Path, []))))];
    }

    /// <summary>Pages first, then writes, then the pages again as the writes left them. Signing out comes last.</summary>
    public static IEnumerable<Request> Of(IReadOnlyList<Route> routes)
    {
        var reads = routes.Where(route => !route.IsWrite).SelectMany(Of).ToList();
        var writes = routes.Where(route => route.IsWrite && route.Path != "/sign-out").SelectMany(Of);
        return [.. reads, .. writes, .. reads.Where(read => !read.Path.Contains('?', StringComparison.Ordinal)), .. routes.Where(route => route.Path == "/sign-out").SelectMany(Of)];
    }

    public static Task<Reading> Send(Visitor visitor, Request request) => request.Route.IsWrite ? visitor.Post(request.Path, request.Fields) : visitor.Get(request.Path);
}
