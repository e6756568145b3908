using Daybook.Trial;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Study;

/// <summary>Which reminders went out, so that a server that starts again sends none twice. It stands beside the identities and holds no address.</summary>
public sealed class ReminderRegister
{
    private readonly SqliteConnection _database;
    private readonly System.Threading.Lock _gate;

    internal ReminderRegister(SqliteConnection database, System.Threading.Lock gate)
    {
        (_database, _gate) = (database, gate);
        database.Run("CREATE TABLE IF NOT EXISTS reminded (participant TEXT NOT NULL, day TEXT NOT NULL, call TEXT NOT NULL, channel TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (participant, day, call, channel)) STRICT");
    }

    /// <summary>Takes a call for a channel: true for the first who asks. What is taken and then interrupted is not sent again; the next call comes anyway.</summary>
    public bool Take(ParticipantKey participant, DueReminder due, string channel, Instant now)
    {
        ArgumentNullException.ThrowIfNull(due);
        lock (_gate)
        {
            return _database.Run("INSERT INTO reminded (participant, day, call, channel, at) VALUES ($p, $d, $c, $n, $t) ON CONFLICT DO NOTHING",
                [.. Named(participant, due, channel), ("$t", InstantPattern.General.Format(now))]) == 1;
        }
    }

    /// <summary>Gives a call back that could not be sent, so that it is tried again while it is due.</summary>
    public void GiveBack(ParticipantKey participant, DueReminder due, string channel)
    {
        ArgumentNullException.ThrowIfNull(due);
        lock (_gate)
            _database.Run("DELETE FROM reminded WHERE participant = $p AND day = $d AND call = $c AND channel = $n", Named(participant, due, channel));
    }

    /// <summary>Notes that a test was sent to her phones; the last one counts.</summary>
    public void NoteTest(ParticipantKey participant, Instant now)
    {
        lock (_gate)
        {
            _database.Run("INSERT INTO reminded (participant, day, call, channel, at) VALUES ($p, '', 'Test', 'push', $t) ON CONFLICT DO UPDATE SET at = $t",
                ("$p", participant.Value), ("$t", InstantPattern.General.Format(now)));
        }
    }

    /// <summary>When the last test was sent to her phones; null when none was.</summary>
    public Instant? LastTest(ParticipantKey participant)
    {
        lock (_gate)
        {
            return _database.One<string>("SELECT at FROM reminded WHERE participant = $p AND call = 'Test'", ("$p", participant.Value)) is { } at ? InstantPattern.General.Parse(at).Value : null;
        }
    }

    private static (string, object?)[] Named(ParticipantKey participant, DueReminder due, string channel) =>
        [("$p", participant.Value), ("$d", LocalDatePattern.Iso.Format(due.Day)), ("$c", due.Name), ("$n", channel)];
}
