using System.Text;
using System.Text.Json;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Server;

/// <summary>What became of a rescue file.</summary>
/// <param name="New">Entries that the record did not have.</param>
/// <param name="There">Entries that it had already.</param>
/// <param name="NotTaken">Entries that could not be taken; the phone keeps them.</param>
public sealed record Rescued(int New, int There, int NotTaken);

/// <summary>Brings in what a phone could not send, through the very desk to which it would have sent: nothing is lost and nothing counted twice, also when the phone sends it later.</summary>
public static class RescueDesk
{
    /// <summary>Takes the file; refused as a whole when one of its requests is not that phone's.</summary>
    /// <param name="study">The study.</param>
    /// <param name="her">The participant whose file it must be; null for whoever's device it is.</param>
    /// <param name="file">The file.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<(Rescued? Rescued, Refusal? Refusal)> Take(RunningStudy study, ParticipantKey? her, ReadOnlyMemory<byte> file, Instant now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (Read(study, file, now) is not { } asked || asked.Exists(one => her is not null && one.Request.Participant != her))
            return (null, NotHers);
        var rescued = new Rescued(0, 0, 0);
        foreach (var (request, sync) in asked)
        {
            var size = study.State.Size;
            // The file lay somewhere for hours or weeks: what the clock read when it was made says nothing against its arrival.
            rescued = Count(rescued, await SyncDesk.Answer(request, sync, sent: null, cancellation), size);
        }
        return (rescued, null);
    }

    private static Rescued Count(Rescued so, SyncReply reply, long size) => new(
        so.New + reply.Results.Count(result => result.Receipt is { } receipt && receipt.Seq >= size),
        so.There + reply.Results.Count(result => result.Receipt is { } receipt && receipt.Seq < size),
        so.NotTaken + reply.Results.Count(result => result.Receipt is null));

    /// <summary>The requests; null when the file is none, or when one of them was not signed by that device.</summary>
    private static List<(DeviceRequest Request, SyncRequest Asked)>? Read(RunningStudy study, ReadOnlyMemory<byte> file, Instant now)
    {
        try
        {
            var read = SyncJson.Read<RescueFile>(file.Span);
            // The reader of JSON looks at the elements of a list only when somebody does.
            if (read.Requests.Any(one => one is null))
                return null;
            var requests = read.Requests.Select(one => (Request: Signed(study, read, one, now), Asked: SyncJson.Read<SyncRequest>(Encoding.UTF8.GetBytes(one.Body)))).ToList();
            return read.Format == RescueFile.Version && read.Study == study.State.Opened!.Study && requests.Count > 0
                && requests.TrueForAll(one => one.Request is not null && one.Asked.Entries.Count <= SyncDesk.Most && one.Asked.Entries.All(entry => entry is not null))
                ? requests.ConvertAll(one => (one.Request!, one.Asked)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DeviceRequest? Signed(RunningStudy study, RescueFile file, RescueRequest one, Instant now) =>
        DeviceRequest.Of(study, file.Device, one.Signature, "POST", $"/s/{file.Study}/sync", Encoding.UTF8.GetBytes(one.Body), now);

    private static Refusal NotHers { get; } = new("rescue.not-hers", "The file is no rescue file of a phone of hers, or it was changed", "Nothing was taken; the phone still has its entries.", "Save the file on her phone again and bring in that one.");
}
