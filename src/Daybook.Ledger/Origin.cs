namespace Daybook.Ledger;

/// <summary>The device that made an entry. Its numbers run from 1 without a gap, so a hole is a loss that can be seen.</summary>
/// <param name="DeviceId">The enrolled device.</param>
/// <param name="DeviceNumber">The device's own count of its entries; not negative.</param>
/// <param name="KeyId">The key that signed the submission, or null when it was not signed. An entry has an
/// <see cref="Attestation"/> exactly when this is given (and the entry is not redacted).</param>
public sealed record Origin(string DeviceId, long DeviceNumber, string? KeyId);
