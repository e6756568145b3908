using System.Security.Cryptography;

namespace Daybook.Study;

/// <summary>Encrypts what is written to it. Only <see cref="Finish"/> makes it whole.</summary>
internal sealed class SealingStream(Stream target, BackupHeader header, byte[] key) : Stream
{
    private readonly AesGcm _aes = new(key, BackupStream.TagSize);
    private readonly byte[] _plain = new byte[BackupStream.ChunkSize];
    private int _filled;
    private uint _chunk;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            // A full chunk waits until more comes: only then is it known not to be the last.
            if (_filled == _plain.Length)
                Send(last: false);
            var taken = Math.Min(buffer.Length, _plain.Length - _filled);
            buffer[..taken].CopyTo(_plain.AsSpan(_filled));
            _filled += taken;
            buffer = buffer[taken..];
        }
    }

    /// <summary>Writes the last chunk.</summary>
    public void Finish() => Send(last: true);

    public override void Flush() => target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _aes.Dispose();
        base.Dispose(disposing);
    }

    private void Send(bool last)
    {
        var box = new byte[_filled + BackupStream.TagSize];
        _aes.Encrypt(BackupStream.Nonce(header, _chunk, last), _plain.AsSpan(0, _filled), box.AsSpan(0, _filled), box.AsSpan(_filled), header.Bytes);
        target.Write(box);
        _chunk = checked(_chunk + 1);
        _filled = 0;
    }
}
