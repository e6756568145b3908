using System.Diagnostics;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>What a virtual person answers to a criterion of eligibility, so that she meets it or does not.</summary>
internal static class VirtualCriterion
{
    public static Answer Answer(Protocol protocol, Criterion criterion, VirtualPerson person, bool met)
    {
        int distance = 1 + person.Draw("criterion", criterion.Id, "").NextInt(30);
        return criterion.Require switch
        {
            Condition.Is wanted => new Answer.Boolean(wanted.Value == met),
            Condition.Dilutes titre => new Answer.Number(met == titre.Comparison is Comparison.AtMost or Comparison.Less ? Math.Max(1, titre.Dilution / 2) : titre.Dilution * 4, Unit(protocol, criterion)),
            Condition.Compares compares when met && Own(protocol, criterion, person) is { } own && Meets(compares, own) => new Answer.Number(own, Unit(protocol, criterion)),
            Condition.Compares { Comparison: Comparison.Equal } compares => new Answer.Number(met ? compares.Bound : compares.Bound + distance, Unit(protocol, criterion)),
            Condition.Compares { Comparison: Comparison.AtLeast or Comparison.Greater } compares =>
                new Answer.Number(met ? compares.Bound + distance : Math.Max(0, compares.Bound - 1), Unit(protocol, criterion)),
            Condition.Compares compares => new Answer.Number(met ? compares.Bound - 1 : compares.Bound + distance, Unit(protocol, criterion)),
            _ => throw new UnreachableException(),
        };
    }

    // The value of the laboratory that will stand in her record too.
    private static decimal? Own(Protocol protocol, Criterion criterion, VirtualPerson person) =>
        protocol.Labs.FirstOrDefault(lab => lab.Id == criterion.Lab) is { } test ? person.Lab(test, Course.BeforeTreatment(1), protocol.Visits[0].Id) : null;

    private static bool Meets(Condition.Compares required, decimal value) => required.Comparison switch
    {
        Comparison.Less => value < required.Bound,
        Comparison.AtMost => value <= required.Bound,
        Comparison.Equal => value == required.Bound,
        Comparison.AtLeast => value >= required.Bound,
        _ => value > required.Bound,
    };

    private static string? Unit(Protocol protocol, Criterion criterion) =>
        criterion.Unit ?? protocol.Labs.FirstOrDefault(lab => lab.Id == criterion.Lab)?.Unit;
}
