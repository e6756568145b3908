namespace Daybook.Trial;

/// <summary>The nine places of tender points; each is on both sides.</summary>
public enum TenderSite
{
    /// <summary>At the insertions of the suboccipital muscle.</summary>
    Occiput,

    /// <summary>Between the transverse processes of C5 to C7.</summary>
    LowCervical,
    Trapezius,
    Supraspinatus,
    SecondRib,

    /// <summary>Two centimetres distal of the lateral epicondyle.</summary>
    LateralEpicondyle,
    Gluteal,
    GreaterTrochanter,

    /// <summary>At the medial fat pad.</summary>
    Knee,
}

/// <summary>A side of the body, the participant's own.</summary>
public enum BodySide
{
    Left,
    Right,
}

/// <summary>What the participant says when about 4 kg are pressed on a point.</summary>
public enum Palpation
{
    Nothing,

    /// <summary>Tender is not painful: it does not count.</summary>
    Tender,
    Painful,
}

/// <summary>One of the 18 tender points of the 1990 criteria, by name and side.</summary>
public readonly record struct TenderPoint(TenderSite Site, BodySide Side)
{
    /// <summary>All 18: from the occiput to the knee, left before right.</summary>
    public static IReadOnlyList<TenderPoint> All { get; } =
        [.. Enum.GetValues<TenderSite>().SelectMany(_ => Enum.GetValues<BodySide>(), (site, side) => new TenderPoint(site, side))];

    /// <summary>The name as the protocol language writes it: left-second-rib.</summary>
    public override string ToString() => $"{Kebab.Of(Side.ToString())}-{Kebab.Of(Site.ToString())}";
}
