using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Extensions;

namespace Daybook.Server;

/// <summary>What every request passes: the studies that are open here, who is signed in, and which role she has in which study.</summary>
public sealed class FrontDesk
{
    private readonly Dictionary<string, RunningStudy> studies;

    public FrontDesk(ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        studies = options.Studies.ToDictionary(study => study.State.Opened!.Study, StringComparer.Ordinal);
        Sessions = new Sessions(options.Entropy, () => Now);
        Joining = new JoiningCodes(options.Entropy, () => Now);
        Passwords = options.Folder is { } folder ? PasswordFile.Open(folder) : null;
        SignIns = new SignInLog(options.Folder, () => Now);
    }

    public ServerOptions Options { get; }

    public Sessions Sessions { get; }

    /// <summary>Passwords of real studies' people; null where only synthetic studies are served.</summary>
    public PasswordFile? Passwords { get; }

    public SignInLog SignIns { get; }

    /// <summary>The codes that wait for a phone.</summary>
    public JoiningCodes Joining { get; }

    public ReportShelf Reports { get; } = new();

    public Instant Now => Options.Clock.GetUtcNow().ToInstant();

    public IEnumerable<RunningStudy> Studies => studies.Values.OrderBy(study => study.State.Opened!.Study, StringComparer.Ordinal);

    public RunningStudy? Study(string? key) => key is not null && studies.TryGetValue(key, out var study) ? study : null;

    public string CookieName => Options.Https ? "__Host-daybook" : "daybook";

    public Session? SessionOf(HttpContext http) => Sessions.Find(http.Request.Cookies[CookieName]);

    public static FrontDesk Of(HttpContext http) => (FrontDesk)http.RequestServices.GetService(typeof(FrontDesk))!;

    /// <summary>Who the session is in a study; null when she has no role there.</summary>
    public Caller? CallerIn(Session session, StudyState study)
    {
        if (!session.Passwordless)
            return GrantIn(session.Account, study) is { } grant ? new Caller(session.Account, session.Name, grant.Role, grant.Site, null, Virtual: false) : null;
        // Nobody proved who she is. An account of her name, in whatever study is not synthetic, is somebody else's.
        if (study.Opened!.Purpose != Purpose.Synthetic)
            return null;
        if (session.Participant is { } key)
            return study.Participants.TryGetValue(key, out var participant)
                ? new Caller(key.Value, participant.Label ?? key.Value, Role.Participant, null, key, Virtual: true)
                : null;
        return Players.Find(session.Account) is { } member ? new Caller(member.Account, member.Name, member.Role, null, null, Virtual: true) : null;
    }

    /// <summary>The name of an account of the server's book.</summary>
    public string? NameOf(string account) => Options.Book?.State.Accounts.GetValueOrDefault(account)?.Name;

    /// <summary>The role granted first, at the site for which it was granted. Only the server's book gives roles: what stands there can be seen and taken away.</summary>
    private RoleGranted? GrantIn(string account, StudyState study) =>
        Options.Book?.State.Accounts.GetValueOrDefault(account)?.Roles.FirstOrDefault(grant => grant.Study == study.Opened!.Study);
}
