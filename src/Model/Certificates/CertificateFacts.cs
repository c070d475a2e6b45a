using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Xen.Model.Certificates;

/// <summary>What an X.509 certificate says about itself, whether that is true or not. Immutable.</summary>
/// <param name="NotBefore">Start of its validity, UTC.</param>
/// <param name="NotAfter">End of its validity, UTC.</param>
/// <param name="IsAuthority">True when it says that it may sign others.</param>
/// <param name="Names">Host names and addresses that it is for: alternative names, the common name without
/// any.</param>
/// <param name="KeyAlgorithm">Object identifier of the algorithm of its key.</param>
/// <param name="KeyBits">Length of an RSA key in bits; 0 for other keys.</param>
/// <param name="SignatureAlgorithm">Object identifier of the algorithm of its signature.</param>
internal sealed record CertificateFacts(
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    bool IsAuthority,
    ImmutableArray<string> Names,
    string KeyAlgorithm,
    int KeyBits,
    string SignatureAlgorithm)
{
    /// <summary>Identifier of RSA keys.</summary>
    public const string Rsa = "1.2.840.113549.1.1.1";

    private const string BasicConstraints = "2.5.29.19";
    private const string AlternativeNames = "2.5.29.17";
    private const string CommonName = "2.5.4.3";

    /// <summary>The certificate in binary form.</summary>
    public ImmutableArray<byte> Der { get; private init; }

    /// <summary>SHA-256 of it: upper-case hexadecimal octets with colons between them.</summary>
    public string Sha256 => Spell(SHA256.HashData(Der.AsSpan()));

    /// <summary>SHA-1 of it, which clients still show: written like <see cref="Sha256"/>.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "names the certificate; nothing is protected by it")]
    public string Sha1 => Spell(SHA1.HashData(Der.AsSpan()));

    /// <summary>The certificate as text.</summary>
    public string Pem => PemText.Write(PemText.Certificate, Der.AsSpan());

    /// <summary>Reads the first certificate in a text; false when there is none, or it is damaged.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out CertificateFacts? facts)
    {
        facts = null;
        try
        {
            if (PemText.TryRead(text, PemText.Certificate, out byte[]? der))
            {
                facts = Read(der) with { Der = [.. der] };
            }
        }
        catch (Exception failure) when (failure is AsnContentException or CryptographicException or FormatException
            or ArgumentException or OverflowException)
        {
            // Somebody's text that is no certificate; the caller knows what to answer.
        }
        return facts is not null;
    }

    /// <summary>True when a text holds a revocation list.</summary>
    public static bool IsRevocationList(string text)
    {
        try
        {
            if (!PemText.TryRead(text, PemText.RevocationList, out byte[]? der))
            {
                return false;
            }
            AsnReader list = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            AsnReader content = list.ReadSequence();
            if (content.PeekTag() == Asn1Tag.Integer)
            {
                content.ReadInteger();
            }
            content.ReadSequence();
            content.ReadSequence();
            ReadTime(content);
            list.ReadSequence();
            list.ReadBitString(out _);
            return true;
        }
        catch (Exception failure) when (failure is AsnContentException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static CertificateFacts Read(byte[] der)
    {
        AsnReader whole = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        AsnReader body = whole.ReadSequence();
        string signature = whole.ReadSequence().ReadObjectIdentifier();
        whole.ReadBitString(out _);
        var version = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        if (body.PeekTag() == version)
        {
            body.ReadSequence(version);
        }
        body.ReadInteger();
        body.ReadSequence();
        body.ReadSequence();
        AsnReader validity = body.ReadSequence();
        DateTimeOffset from = ReadTime(validity);
        DateTimeOffset until = ReadTime(validity);
        List<string> common = CommonNamesOf(body.ReadSequence());
        AsnReader key = body.ReadSequence();
        string algorithm = key.ReadSequence().ReadObjectIdentifier();
        int bits = algorithm == Rsa ? RsaBits(key.ReadBitString(out _)) : 0;
        (bool isAuthority, List<string> names) = ReadExtensions(body);
        return new CertificateFacts(
            from, until, isAuthority, [.. names.Count > 0 ? names : common], algorithm, bits, signature);
    }

    private static DateTimeOffset ReadTime(AsnReader reader) =>
        reader.PeekTag() == Asn1Tag.UtcTime ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();

    private static int RsaBits(byte[] key)
    {
        BigInteger modulus = new AsnReader(key, AsnEncodingRules.DER).ReadSequence().ReadInteger();
        return (int)modulus.GetBitLength();
    }

    private static List<string> CommonNamesOf(AsnReader subject)
    {
        var names = new List<string>();
        while (subject.HasData)
        {
            AsnReader part = subject.ReadSetOf();
            while (part.HasData)
            {
                AsnReader pair = part.ReadSequence();
                if (pair.ReadObjectIdentifier() == CommonName)
                {
                    names.Add(pair.ReadCharacterString((UniversalTagNumber)pair.PeekTag().TagValue));
                }
            }
        }
        return names;
    }

    private static (bool IsAuthority, List<string> Names) ReadExtensions(AsnReader body)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, 3, isConstructed: true);
        var names = new List<string>();
        bool isAuthority = false;
        while (body.HasData && body.PeekTag() != tag)
        {
            body.ReadEncodedValue();
        }
        if (!body.HasData)
        {
            return (isAuthority, names);
        }
        AsnReader extensions = body.ReadSequence(tag).ReadSequence();
        while (extensions.HasData)
        {
            AsnReader extension = extensions.ReadSequence();
            string id = extension.ReadObjectIdentifier();
            if (extension.PeekTag() == Asn1Tag.Boolean)
            {
                extension.ReadBoolean();
            }
            var content = new AsnReader(extension.ReadOctetString(), AsnEncodingRules.DER);
            if (id == BasicConstraints)
            {
                AsnReader constraints = content.ReadSequence();
                isAuthority = constraints.HasData && constraints.PeekTag() == Asn1Tag.Boolean
                    && constraints.ReadBoolean();
            }
            else if (id == AlternativeNames)
            {
                ReadNames(content.ReadSequence(), names);
            }
        }
        return (isAuthority, names);
    }

    private static void ReadNames(AsnReader reader, List<string> names)
    {
        var name = new Asn1Tag(TagClass.ContextSpecific, 2);
        var address = new Asn1Tag(TagClass.ContextSpecific, 7);
        while (reader.HasData)
        {
            if (reader.PeekTag() == name)
            {
                names.Add(reader.ReadCharacterString(UniversalTagNumber.IA5String, name));
            }
            else if (reader.PeekTag() == address)
            {
                names.Add(new System.Net.IPAddress(reader.ReadOctetString(address)).ToString());
            }
            else
            {
                reader.ReadEncodedValue();
            }
        }
    }

    private static string Spell(byte[] hash) => Convert.ToHexString(hash)
        .Chunk(2).Aggregate("", (text, octet) => text + (text.Length == 0 ? "" : ":") + new string(octet));
}
