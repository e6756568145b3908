namespace Daybook.Ledger;

/// <summary>Base64 in which every byte string has one spelling: no white space, no stray bits at the end.</summary>
internal static class StrictBase64
{
    public static byte[] Decode(string text)
    {
        var bytes = Convert.FromBase64String(text);
        return Convert.ToBase64String(bytes) == text ? bytes : throw new FormatException("This is not the one base64 spelling of its bytes.");
    }
}
