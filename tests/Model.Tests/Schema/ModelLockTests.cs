using Xen.Model.Schema;

namespace Xen.Model.Tests.Schema;

public sealed class ModelLockTests
{
    [Fact]
    public void The_exported_model_is_the_one_under_review()
    {
        string file = Path.Combine(Repository.Root, "spec", "datamodel", "model.lock");
        string exported = ModelLock.Export();
        string committed = File.Exists(file) ? File.ReadAllText(file) : "";
        if (committed != exported)
        {
            File.WriteAllText(file, exported);
        }
        committed.Should().Be(
            exported, "model.lock was stale; it has been rewritten, look at the difference and commit it");
    }
}
