using System.Buffers;
using System.Globalization;
using System.Text;
using Xen.Model.Projections.Snapshots;
using Xen.Model.Wire;

namespace Xen.Model.Projections.Tests;

/// <summary>A protocol made for reading by eye: {name:"text" count:1i other:2s}.</summary>
internal sealed class TraceFormat : IWireFormat
{
    public int Index => 1;

    public int Writers { get; private set; }

    public IWireWriter Create(IBufferWriter<byte> output)
    {
        Writers++;
        return new Writer(output);
    }

    public string Show(Action<IWireWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(Create(output));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private sealed class Writer(IBufferWriter<byte> output) : IWireWriter
    {
        public void Text(string value) => Put($"\"{value}\" ");

        public void Integer(long value) => Put(value.ToString(CultureInfo.InvariantCulture) + "i ");

        public void SmallInteger(int value) => Put(value.ToString(CultureInfo.InvariantCulture) + "s ");

        public void Double(double value) => Put(value.ToString(CultureInfo.InvariantCulture) + "d ");

        public void Boolean(bool value) => Put(value ? "yes " : "no ");

        public void Date(DateTimeOffset value) => Put(value.ToString("u", CultureInfo.InvariantCulture) + " ");

        public void BeginArray() => Put("[ ");

        public void EndArray() => Put("] ");

        public void BeginStruct() => Put("{ ");

        public void Member(string name) => Put(name + ":");

        public void EndStruct() => Put("} ");

        public void Raw(ReadOnlySpan<byte> encoded) => output.Write(encoded);

        private void Put(string text) => output.Write(Encoding.UTF8.GetBytes(text));
    }
}
