using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace KetenScan.Data.Backups;

/// <summary>
/// Encrypts, or decrypts, a stream in chunks of 64 KiB with AES-256-GCM: a changed, moved, missing or added chunk does not open. A stream ends with a
/// chunk that is not full, so that a missing end is noticed too.
/// </summary>
/// <remarks>
/// The construction STREAM of Hoang, Reyhanitabar, Rogaway and Vizár (2015). The key is of one file only, so a nonce is the number of its chunk.
/// </remarks>
internal sealed class ChunkCipher : ICryptoTransform
{
    public const string Method = "AES-256-GCM in chunks of 64 KiB, key by PBKDF2-SHA256 with 600000 rounds";
    public const int SaltSize = 16;

    private const int Rounds = 600_000;
    private const int Chunk = 64 * 1024;
    private const int Tag = 16;

    private readonly AesGcm aes;
    private readonly byte[] head;
    private readonly bool opens;
    private long number;

    /// <param name="head">The lines before the chunks: they cannot be changed either.</param>
    public ChunkCipher(string passphrase, byte[] salt, byte[] head, bool opens)
    {
        var key = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), salt, Rounds, HashAlgorithmName.SHA256, 32);
        aes = new AesGcm(key, Tag);
        CryptographicOperations.ZeroMemory(key);
        this.head = SHA256.HashData(head);
        this.opens = opens;
    }

    public int InputBlockSize => opens ? Chunk + Tag : Chunk;

    public int OutputBlockSize => opens ? Chunk : Chunk + Tag;

    public bool CanTransformMultipleBlocks => false;

    public bool CanReuseTransform => false;

    public int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)
    {
        var result = outputBuffer.AsSpan(outputOffset, OutputBlockSize);
        Transform(inputBuffer.AsSpan(inputOffset, inputCount), result, isLast: false);
        return result.Length;
    }

    public byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)
    {
        var size = opens ? inputCount - Tag : inputCount + Tag;
        if (size < 0) throw new BackupRefused("The backup is damaged: its end is missing.");

        var result = new byte[size];
        Transform(inputBuffer.AsSpan(inputOffset, inputCount), result, isLast: true);
        return result;
    }

    public void Dispose() => aes.Dispose();

    private void Transform(ReadOnlySpan<byte> from, Span<byte> to, bool isLast)
    {
        Span<byte> nonce = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], number);
        Span<byte> with = [.. head, .. nonce, isLast ? (byte)1 : (byte)0];
        if (!opens)
        {
            aes.Encrypt(nonce, from, to[..from.Length], to[from.Length..], with);
        }
        else
        {
            try
            {
                aes.Decrypt(nonce, from[..^Tag], from[^Tag..], to, with);
            }
            catch (AuthenticationTagMismatchException problem)
            {
                throw new BackupRefused(number == 0 ? "The passphrase is not that of this backup." : "The backup is damaged or was changed.", problem);
            }
        }

        number++;
    }
}
