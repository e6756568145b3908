namespace Daybook.Trial;

/// <summary>What a protocol collects, and where.</summary>
internal static class Collection
{
    /// <summary>The item of the diary or of a form with this name.</summary>
    public static Item? Item(Protocol protocol, string id) =>
        (protocol.Diary?.Items ?? []).Concat(protocol.Forms.SelectMany(form => form.Items)).FirstOrDefault(item => item.Id == id);

    /// <summary>Whether the item or laboratory test is collected at the visit.</summary>
    public static bool At(Protocol protocol, Visit visit, string measure) =>
        visit.Labs.Contains(measure) || protocol.Forms.Any(form => visit.Forms.Contains(form.Id) && form.Items.Any(item => item.Id == measure));
}
