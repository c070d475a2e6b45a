using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using static Xen.Model.Backend.Tests.Storage.WorldStorage;

namespace Xen.Model.Backend.Tests.Storage;

/// <summary>Obligations on secrets that device configurations refer to.</summary>
public sealed class PBDSecretTests
{
    private const string Key = "chappassword_secret";

    [Fact]
    [Trait("Obligation", "STORAGE-98")]
    public async Task A_repository_has_copies_of_the_secrets_it_needs_one_for_each_pbd()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<SecretRecord> secret = await world.MakeAsync<SecretRecord>(
            new CreateObject(new SecretRecord { Value = "open sesame" }));
        string uuid = world.View.Find(secret)!.Uuid;

        Ref<SRRecord> sr = await world.AddSRAsync("nfs", Share().With(Key, uuid));

        string[] used = [.. world.PBDsOf(sr).Select(pbd => world.View.Find(pbd)!.DeviceConfig.GetOr(Key, ""))];
        used.Should().OnlyHaveUniqueItems().And.NotContain(uuid);
        foreach (string copy in used)
        {
            world.View.All<SecretRecord>().Single(found => found.Record.Uuid == copy).Record.Value
                .Should().Be(world.View.Find(secret)!.Value, "the protected form is the same, so the secret is");
        }
        await world.UnplugAllAsync(sr);
        await world.CallAsync(new SRForget(sr));
        world.View.All<SecretRecord>().Should().ContainSingle().Which.Reference.Should().Be(secret);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-98")]
    public async Task Another_configuration_takes_other_copies()
    {
        await using World world = await World.StartAsync();
        Ref<SecretRecord> secret = await world.MakeAsync<SecretRecord>(
            new CreateObject(new SecretRecord { Value = "open sesame" }));
        Ref<PBDRecord> pbd = world.PBDsOf(await world.AddSRAsync())[0];
        string uuid = world.View.Find(secret)!.Uuid;

        await world.CallAsync(new PBDSetDeviceConfig(pbd, Share().With(Key, uuid)));
        world.View.All<SecretRecord>().Should().HaveCount(2);
        await world.CallAsync(new PBDSetDeviceConfig(pbd, Share()));

        world.View.All<SecretRecord>().Should().ContainSingle();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-99")]
    public async Task A_secret_that_does_not_exist_is_refused()
    {
        await using World world = await World.StartAsync();
        string uuid = Guid.NewGuid().ToString();

        (await world.FailureAsync(world.NewSR("nfs", Share().With(Key, uuid))))
            .Should().Be(new XenError(ErrorCode.UUIDInvalid, "secret", uuid));
        world.View.All<SRRecord>().Should().NotContain(sr => sr.Record.NameLabel == "storage");
    }

    [Fact]
    [Trait("Obligation", "STORAGE-100")]
    public async Task A_secret_is_introduced_under_its_uuid_once()
    {
        await using World world = await World.StartAsync();
        string uuid = Guid.NewGuid().ToString();

        var secret = (Ref<SecretRecord>)(await world.CallAsync(new SecretIntroduce(uuid, "value", None)))!;

        world.View.Find(secret)!.Uuid.Should().Be(uuid);
        (await world.FailureAsync(new SecretIntroduce(uuid, "value", None))).Code
            .Should().Be(ErrorCode.InternalError);
        (await world.FailureAsync(new SecretIntroduce("mine", "value", None)))
            .Should().Be(new XenError(ErrorCode.UUIDInvalid, "secret", "mine"));
    }
}
