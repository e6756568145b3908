namespace Daybook.Trial;

/// <summary>An adverse event as it stands.</summary>
public sealed record AdverseEvent(AdverseEventRecorded Recorded, long Seq);
