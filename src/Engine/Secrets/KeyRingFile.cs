using System.Globalization;
using System.Text;

namespace Xen.Model.Engine.Secrets;

/// <summary>
/// The keys as a text file: a line that names the format, then a line for every key, its number and its bytes in
/// base64.
/// </summary>
internal static class KeyRingFile
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = 32;

    private const string FirstLine = "xenmodel-keys 1";

    /// <summary>Replaces the file; it is whole at every moment.</summary>
    public static void Write(string path, SortedDictionary<int, byte[]> keys)
    {
        var text = new StringBuilder(FirstLine).Append('\n');
        foreach ((int number, byte[] key) in keys)
        {
            text.Append(number.ToString(CultureInfo.InvariantCulture)).Append(' ')
                .Append(Convert.ToBase64String(key)).Append('\n');
        }
        PrivateFile.Replace(path, Encoding.ASCII.GetBytes(text.ToString()));
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It holds something else.</exception>
    public static SortedDictionary<int, byte[]> Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        var keys = new SortedDictionary<int, byte[]>();
        foreach (string line in lines.Skip(1))
        {
            string[] parts = line.Split(' ');
            if (parts.Length != 2
                || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                || number < 1
                || !TryKey(parts[1], out byte[] key)
                || !keys.TryAdd(number, key))
            {
                throw Damaged(path);
            }
        }
        return lines.Length > 0 && lines[0] == FirstLine && keys.Count > 0 ? keys : throw Damaged(path);
    }

    private static bool TryKey(string text, out byte[] key)
    {
        byte[] room = new byte[text.Length];
        bool isKey = Convert.TryFromBase64String(text, room, out int length) && length == KeyLength;
        key = isKey ? room[..length] : [];
        return isKey;
    }

    private static InvalidDataException Damaged(string path) => new($"the key file {path} is damaged");
}
