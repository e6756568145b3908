namespace Daybook.Trial;

/// <summary>A place where participants are seen.</summary>
public sealed record Site
{
    [Key("The site's short name.", Names = Noun.Site)]
    public required string Id { get; init; }

    [Key("The site's name in words.")]
    public required string Name { get; init; }

    [Key("The IANA time zone of the site, for example Europe/Madrid. A participant may live in another.", Form = TextForm.Zone)]
    public required string Zone { get; init; }

    [Key("The telephone number at which participants reach the team; their phones show it, also without a network.")]
    public string? Telephone { get; init; }

    [Key("The emergency number there, 112 when absent.")]
    public string Emergency { get; init; } = "112";
}
