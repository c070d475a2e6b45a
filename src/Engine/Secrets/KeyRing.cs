using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Xen.Model.Ports;

namespace Xen.Model.Engine.Secrets;

/// <summary>
/// Keys that protect secrets with AES-256 in Galois/counter mode, in a file that only the server's user may read. New
/// secrets go under the newest key; older keys stay, as the log holds what was protected with them. Thread-safe.
/// </summary>
/// <remarks>
/// A protected text is <c>key:data</c>: the number of the key in decimal digits, and in base64 12 random bytes (the
/// nonce), the encrypted UTF-8 and the 16 bytes that prove both. The number is proved too. A random nonce may be drawn
/// 2^32 times for one key before two that are alike become likely; there is nothing like as many secrets.
/// </remarks>
public sealed class KeyRing : ISecretProtector
{
    private const char Separator = ':';
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Half a surrogate pair is no text; it would come back as something else.</summary>
    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly Lock _gate = new();
    private volatile IReadOnlyDictionary<int, byte[]> _keys;
    private volatile int _newest;

    private KeyRing(string path, SortedDictionary<int, byte[]> keys)
    {
        _path = path;
        _keys = keys;
        _newest = keys.Keys.Max();
    }

    /// <summary>Number of the newest key, from 1.</summary>
    public int NewestKey => _newest;

    /// <summary>Opens the file; makes it, with one key, when it does not exist.</summary>
    /// <param name="path">Path of the file; its folder must exist.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or others may read it.</exception>
    /// <exception cref="IOException">The file cannot be read or made.</exception>
    public static KeyRing Open(string path)
    {
        if (!File.Exists(path))
        {
            var keys = new SortedDictionary<int, byte[]> { [1] = NewKey() };
            KeyRingFile.Write(path, keys);
            return new KeyRing(path, keys);
        }
        return PrivateFile.IsPrivate(path)
            ? new KeyRing(path, KeyRingFile.Read(path))
            : throw new InvalidDataException($"{path} may be read by others; its mode must be 0600");
    }

    /// <summary>Adds a key, under which everything goes from now on. What is kept already stays readable.</summary>
    /// <exception cref="IOException">The file cannot be written; everything is as it was.</exception>
    public void Rotate()
    {
        lock (_gate)
        {
            var keys = new SortedDictionary<int, byte[]>(_keys.ToDictionary()) { [_newest + 1] = NewKey() };
            // On the disk first: a secret under a key that a crash takes away would be lost.
            KeyRingFile.Write(_path, keys);
            _keys = keys;
            _newest = keys.Keys.Max();
        }
    }

    /// <inheritdoc/>
    public string Protect(string secret)
    {
        int key = _newest;
        byte[] clear = Bytes(secret);
        byte[] sealedText = new byte[NonceLength + clear.Length + TagLength];
        Span<byte> nonce = sealedText.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using (var cipher = new AesGcm(_keys[key], TagLength))
        {
            cipher.Encrypt(
                nonce,
                clear,
                sealedText.AsSpan(NonceLength, clear.Length),
                sealedText.AsSpan(NonceLength + clear.Length),
                Proved(key));
        }
        CryptographicOperations.ZeroMemory(clear);
        return Number(key) + Separator + Convert.ToBase64String(sealedText);
    }

    /// <inheritdoc/>
    public string Reveal(string kept)
    {
        int mark = kept.IndexOf(Separator, StringComparison.Ordinal);
        if (mark < 0
            || !int.TryParse(kept.AsSpan(0, mark), NumberStyles.None, CultureInfo.InvariantCulture, out int key)
            || !TryDecode(kept.AsSpan(mark + 1), out byte[] sealedText)
            || sealedText.Length < NonceLength + TagLength)
        {
            throw new SecretUnreadableException("a secret is not in the form in which it is kept");
        }
        if (!_keys.TryGetValue(key, out byte[]? value))
        {
            throw new SecretUnreadableException($"{_path} does not hold key {Number(key)}, which a secret needs");
        }
        byte[] clear = new byte[sealedText.Length - NonceLength - TagLength];
        try
        {
            using var cipher = new AesGcm(value, TagLength);
            cipher.Decrypt(
                sealedText.AsSpan(0, NonceLength),
                sealedText.AsSpan(NonceLength, clear.Length),
                sealedText.AsSpan(NonceLength + clear.Length),
                clear,
                Proved(key));
            return s_utf8.GetString(clear);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SecretUnreadableException($"a secret under key {Number(key)} is damaged, or the key is another");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    private static byte[] Bytes(string secret)
    {
        try
        {
            return s_utf8.GetBytes(secret);
        }
        catch (EncoderFallbackException)
        {
            throw new SecretUnreadableException("a secret is no text");
        }
    }

    private static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyRingFile.KeyLength);

    private static byte[] Proved(int key) => Encoding.ASCII.GetBytes(Number(key));

    private static string Number(int key) => key.ToString(CultureInfo.InvariantCulture);

    private static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        byte[] room = new byte[text.Length];
        bool isBase64 = Convert.TryFromBase64Chars(text, room, out int length);
        bytes = room[..length];
        return isBase64;
    }
}
