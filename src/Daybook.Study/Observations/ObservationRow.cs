using Daybook.Trial;

namespace Daybook.Study;

/// <summary>An observation on its way to the table.</summary>
/// <param name="Value">The observation.</param>
/// <param name="Place">Its place among the observations of its entry, from 0.</param>
/// <param name="Corrects">Whether it stands in the place of an older one.</param>
internal sealed record ObservationRow(Observation Value, int Place, bool Corrects);
