using System.Text;
using Xen.Model.Classes;
using Xen.Model.Formats.Rfb;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Tests;

/// <summary>Looks at consoles while the clock goes on.</summary>
internal static class WorldConsoles
{
    public static (Ref<ConsoleRecord> Reference, ConsoleRecord Record)[] ConsolesOf(
        this World world, Ref<VMRecord> vm) =>
        [.. world.View.All<ConsoleRecord>().Where(each => each.Record.VM == vm)];

    public static Stream Open(this World world, Ref<VMRecord> vm, ConsoleProtocol protocol) =>
        world.Consoles.Open(world.ConsolesOf(vm).Single(each => each.Record.Protocol == protocol).Reference)!;

    /// <summary>What the screen of a VM shows, once it had time to notice the state.</summary>
    public static async Task<Frame> LookAsync(this World world, Ref<VMRecord> vm)
    {
        await using Stream early = world.Open(vm, ConsoleProtocol.Rfb);
        await Task.Delay(20);
        await world.PassAsync();
        await using Stream stream = world.Open(vm, ConsoleProtocol.Rfb);
        return await RfbSnapshot.TakeAsync(stream, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>Lets time pass until a stream has brought a text; gives all that it brought.</summary>
    public static async Task<string> ReadUntilAsync(this World world, Stream stream, string text)
    {
        var found = new StringBuilder();
        byte[] bytes = new byte[1_024];
        while (!found.ToString().EndsWith(text, StringComparison.Ordinal)
            && !found.ToString().Contains(text, StringComparison.Ordinal))
        {
            Task<int> read = stream.ReadAsync(bytes).AsTask();
            await world.UntilAsync(() => read.IsCompleted);
            int count = await read;
            if (count == 0)
            {
                throw new EndOfStreamException($"the console said only: {found}");
            }
            found.Append(Encoding.UTF8.GetString(bytes, 0, count));
        }
        return found.ToString();
    }

    /// <summary>Lets time pass until a stream has ended.</summary>
    public static async Task EndsAsync(this World world, Stream stream)
    {
        byte[] bytes = new byte[1_024];
        while (true)
        {
            Task<int> read = stream.ReadAsync(bytes).AsTask();
            await world.UntilAsync(() => read.IsCompleted);
            if (await read == 0)
            {
                return;
            }
        }
    }
}
