using System.Security.Cryptography;
using System.Text;
using Daybook.Trial;

namespace Daybook.Tests.Trial.Diary;

/// <summary>A phone with a key of its own.</summary>
internal sealed class SigningPhone : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Key => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    public string Device => DeviceKey.NameOf(Key)!;

    public string Sign(string text) =>
        Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    public SubmitEntry Signed(string study, SubmitEntry entry)
    {
        var mine = entry with { Device = Device };
        return mine with { Signature = Sign(DeviceKey.EntryText(study, mine)) };
    }

    public void Dispose() => key.Dispose();
}
