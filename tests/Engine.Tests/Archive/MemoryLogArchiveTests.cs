using Xen.Model.Ports;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Archive;

public sealed class MemoryLogArchiveTests : LogArchiveContract
{
    private readonly MemoryLogStorage _storage = new();

    protected override ILogStorage Storage => _storage;

    protected override ILogArchive Archive => new MemoryLogArchive(_storage);
}
