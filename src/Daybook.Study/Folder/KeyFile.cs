using System.Security.Cryptography;

namespace Daybook.Study;

/// <summary>A key in a file of its own, readable by its owner only (0600).</summary>
internal static class KeyFile
{
    public const int Size = 32;

    /// <summary>Reads the key, or makes it when this is a new study.</summary>
    public static byte[] ReadOrMake(string path, Func<byte[]> make)
    {
        if (!File.Exists(path))
            Durable.Write(path, make());
        return Read(path);
    }

    public static byte[] Read(string path)
    {
        if (!File.Exists(path))
            throw new StudyException("key.missing", $"The key file {path} is missing. Restore it from a backup; without it what it protects stays closed.");
        var key = File.ReadAllBytes(path);
        return key.Length == Size ? key : throw new StudyException("key.damaged", $"The key file {path} has {key.Length} bytes, not {Size}.");
    }

    public static byte[] Draw() => RandomNumberGenerator.GetBytes(Size);
}
