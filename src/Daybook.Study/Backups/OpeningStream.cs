using System.Security.Cryptography;

namespace Daybook.Study;

/// <summary>Decrypts as it is read. It gives no byte that was not authenticated, and no end that is not the end.</summary>
internal sealed class OpeningStream(Stream source, BackupHeader header, byte[] key) : Stream
{
    private const int BoxSize = BackupStream.ChunkSize + BackupStream.TagSize;

    private readonly AesGcm _aes = new(key, BackupStream.TagSize);
    private readonly byte[] _ahead = new byte[BoxSize];
    private int _aheadLength = -1;
    private byte[] _plain = [];
    private int _given;
    private uint _chunk;
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_given == _plain.Length && !_ended)
            Next();
        var taken = Math.Min(buffer.Length, _plain.Length - _given);
        _plain.AsSpan(_given, taken).CopyTo(buffer);
        _given += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _aes.Dispose();
        base.Dispose(disposing);
    }

    private void Next()
    {
        if (_aheadLength < 0)
            _aheadLength = source.ReadAtLeast(_ahead, BoxSize, throwOnEndOfStream: false);
        var box = _ahead.AsSpan(0, _aheadLength).ToArray();
        // A chunk is the last one when nothing follows it; its nonce must say the same.
        _aheadLength = box.Length == BoxSize ? source.ReadAtLeast(_ahead, BoxSize, throwOnEndOfStream: false) : 0;
        _ended = _aheadLength == 0;
        if (box.Length < BackupStream.TagSize)
            throw BackupStream.Unreadable();
        var plain = new byte[box.Length - BackupStream.TagSize];
        try
        {
            _aes.Decrypt(BackupStream.Nonce(header, _chunk, _ended), box.AsSpan(0, plain.Length), box.AsSpan(plain.Length), plain, header.Bytes);
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw BackupStream.Unreadable(e);
        }
        _chunk = checked(_chunk + 1);
        (_plain, _given) = (plain, 0);
    }
}
