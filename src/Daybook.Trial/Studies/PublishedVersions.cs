namespace Daybook.Trial;

/// <summary>The versions of the protocol, of which none is ever changed.</summary>
internal static class PublishedVersions
{
    public static StudyState Evolve(StudyState study, ProtocolPublished published, Func<ProtocolHash, Protocol> protocolOf) =>
        study with { Versions = study.Versions.SetItem(published.Hash, protocolOf(published.Hash)), Current = published.Hash };
}
