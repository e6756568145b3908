using Daybook.Study;
using Daybook.Trial;

namespace Daybook.Server;

/// <summary>What a server is built from.</summary>
public sealed record ServerOptions
{
    /// <summary>The studies served, opened by the caller, who also closes them.</summary>
    public required IReadOnlyList<RunningStudy> Studies { get; init; }

    /// <summary>The server's own book of accounts and roles; null where only synthetic studies are served.</summary>
    public ServerBook? Book { get; init; }

    /// <summary>Where it listens. Port 0 takes a free one.</summary>
    public Uri Address { get; init; } = new("http://127.0.0.1:5080");

    /// <summary>Where passwords and the sign-in log are kept; null keeps neither and lets nobody in but the fixed cast.</summary>
    public string? Folder { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where session tokens come from. Only tests put anything else here.</summary>
    public IEntropy Entropy { get; init; } = new OsEntropy();

    /// <summary>Sign-ins a minute from one address.</summary>
    public int SignInsPerMinute { get; init; } = 30;

    /// <summary>The largest request body, in bytes: an entry is at most 65,535.</summary>
    public long LargestRequest { get; init; } = 256 * 1024;

    /// <summary>How participants are reminded of their diary.</summary>
    public ReminderOptions Reminders { get; init; } = ReminderOptions.None;

    public bool Https => Address.Scheme == Uri.UriSchemeHttps;
}
