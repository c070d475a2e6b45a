using System.Security.Cryptography;
using System.Xml.Linq;
using Xen.Model.Backend.Effects;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>What simulated drivers tell about the contents of images.</summary>
internal static class ChangeTracking
{
    private const int ChangedBlocksError = 460;
    private const int ReadBytes = 1 << 20;

    /// <summary>
    /// Which blocks of the image that an intent is about differ from another: a bit for each, the first block in the
    /// highest bit of the first byte.
    /// </summary>
    public static EffectOutcome ListChangedBlocks(SimulatedMachine machine, EffectRequest request)
    {
        RecordView view = request.View();
        string to = request.Argument("to");
        if (Image(machine, view, request.Operation.Target) is not { } before)
        {
            return EffectOutcome.Failed(ImageEffects.Gone(request, request.Operation.Target));
        }
        if (Image(machine, view, to) is not { } after)
        {
            return EffectOutcome.Failed(ImageEffects.Gone(request, to));
        }
        if (!before.TracksChanges || !after.TracksChanges || before.Family != after.Family)
        {
            return Failed("Source and target VDI are unrelated");
        }
        if (after.VirtualSize < before.VirtualSize)
        {
            return Failed("Target VDI is smaller than source VDI");
        }
        long count = (after.VirtualSize + DiskBlock.Size - 1) / DiskBlock.Size;
        byte[] bitmap = new byte[(count + 7) / 8];
        foreach ((long number, DiskBlock block) in after.Blocks)
        {
            if (number < count && before.Blocks.GetValueOrDefault(number).Id != block.Id)
            {
                bitmap[number / 8] |= (byte)(0x80 >> (int)(number % 8));
            }
        }
        return EffectOutcome.With(("blocks", Convert.ToBase64String(bitmap)));
    }

    /// <summary>Erases the contents of an image and keeps the note of what was written.</summary>
    public static EffectOutcome DataDestroy(SimulatedMachine machine, EffectRequest request)
    {
        RecordView view = request.View();
        return IsInUse(view, Target(request))
            ? EffectOutcome.Failed(new XenError(ErrorCode.VDIInUse, request.Operation.Target, "data_destroy"))
            : ImageEffects.Change(machine, request, image => image with
            {
                Type = VDIType.CbtMetadata,
                HasContents = false,
                Blocks = image.Blocks.SetItems(image.Blocks.Select(block =>
                    KeyValuePair.Create(block.Key, block.Value with { Data = null, Slot = 0 }))),
            });
    }

    /// <summary>Reads an image from its first byte to its last.</summary>
    public static EffectOutcome Checksum(SimulatedMachine machine, EffectRequest request)
    {
        if (ImageEffects.Source(request.View(), request.Operation.Target) is not { } address
            || machine.Storage.SizeOf(address) is not { } size)
        {
            return EffectOutcome.Failed(ImageEffects.Gone(request, request.Operation.Target));
        }
        // Not for security: the API promises this digest.
#pragma warning disable CA5351
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        byte[] buffer = new byte[ReadBytes];
        for (long offset = 0; offset < size; offset += buffer.Length)
        {
            Memory<byte> part = buffer.AsMemory(0, (int)Math.Min(buffer.Length, size - offset));
            // Never waits: media work at once.
            machine.Storage.ReadAsync(address, offset, part, CancellationToken.None).AsTask().Wait();
            digest.AppendData(part.Span);
        }
        return EffectOutcome.With(("checksum", Convert.ToHexStringLower(digest.GetHashAndReset())));
    }

    /// <summary>What a host would need to attach the image without asking anybody.</summary>
    public static EffectOutcome GenerateConfig(SimulatedMachine machine, EffectRequest request)
    {
        RecordView view = request.View();
        if (!view.TryGet(Target(request), out VDIRecord? vdi) || !view.TryGet(vdi.SR, out SRRecord? sr)
            || Image(machine, view, request.Operation.Target) is null)
        {
            return EffectOutcome.Failed(ImageEffects.Gone(request, request.Operation.Target));
        }
        XenMap<string, string> device = machine.Storage.Repository(sr.Uuid)?.DeviceConfig
            ?? XenMap<string, string>.Empty;
        var configuration = new XElement(
            "config",
            new XElement("sr_uuid", sr.Uuid),
            new XElement("sr_type", sr.Type),
            new XElement("vdi_uuid", vdi.Uuid),
            new XElement("vdi_location", vdi.Location),
            new XElement("device_config", device
                .Where(entry => !entry.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
                .Select(entry => new XElement("entry", new XAttribute("key", entry.Key), entry.Value))));
        return EffectOutcome.With(("configuration", configuration.ToString(SaveOptions.DisableFormatting)));
    }

    private static bool IsInUse(RecordView view, Ref<VDIRecord> self)
    {
        bool isInUse = false;
        if (view.TryGet(self, out VDIRecord? vdi))
        {
            foreach (Ref<VBDRecord> vbd in vdi.VBDs)
            {
                isInUse |= view.Find(vbd) is { CurrentlyAttached: true };
            }
        }
        return isInUse;
    }

    private static EffectOutcome Failed(string why) => EffectOutcome.Failed(Drivers.Failure(
        ChangedBlocksError, $"Failed to calculate changed blocks for given VDIs. [opterr={why}]"));

    private static SimulatedImage? Image(SimulatedMachine machine, RecordView view, string reference) =>
        ImageEffects.Source(view, reference) is { } address ? machine.Storage.Image(address) : null;

    private static Ref<VDIRecord> Target(EffectRequest request) =>
        ObjectRef.TryParse(request.Operation.Target, out ObjectRef vdi) ? vdi.As<VDIRecord>() : default;
}
