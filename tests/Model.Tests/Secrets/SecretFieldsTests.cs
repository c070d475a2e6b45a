using System.Buffers;
using System.Text;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Decisions;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Secrets;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Tests.Secrets;

/// <summary>Between the decision and everything that keeps state, secrets become unreadable.</summary>
public sealed class SecretFieldsTests
{
    private readonly World _world = World.OfPlainObjects();

    [Fact]
    public void A_secret_is_protected_in_memory_and_in_the_log_and_can_be_revealed()
    {
        Ref<SecretRecord> secret = _world.Create(new SecretRecord { Value = "hunter2" });
        Kept(secret).Should().NotContain("hunter2");
        Log().Should().NotContain("hunter2");
        Revealed(secret).Should().Be("hunter2");
    }

    [Fact]
    public void A_changed_secret_is_protected_and_an_unchanged_one_left_as_it_is()
    {
        Ref<SecretRecord> secret = _world.Create(new SecretRecord { Value = "hunter2" });
        string first = Kept(secret);
        _world.Set(secret, SecretRecord.OtherConfigField, XenMap<string, string>.Of(("key", "value")));
        Kept(secret).Should().Be(first);
        _world.Set(secret, SecretRecord.ValueField, "hunter3");
        Kept(secret).Should().NotBe(first);
        Revealed(secret).Should().Be("hunter3");
    }

    [Fact]
    public void Writing_the_secret_that_is_there_already_changes_nothing()
    {
        Ref<SecretRecord> secret = _world.Create(new SecretRecord { Value = "hunter2" });
        int commits = _world.Commits.Count;
        _world.Set(secret, SecretRecord.ValueField, "hunter2");
        _world.Commits.Should().HaveCount(commits);
    }

    [Fact]
    public void A_secret_that_looks_like_a_protected_one_is_protected_all_the_same()
    {
        string lookalike = _world.Protector.Protect("hunter2");
        Ref<SecretRecord> secret = _world.Create(new SecretRecord { Value = lookalike });
        Revealed(secret).Should().Be(lookalike);
    }

    [Fact]
    public void The_empty_text_is_no_secret()
    {
        Ref<SecretRecord> secret = _world.Create(new SecretRecord { Value = "hunter2" });
        _world.Set(secret, SecretRecord.ValueField, "");
        Kept(secret).Should().BeEmpty();
    }

    [Fact]
    public void In_a_map_only_the_values_are_protected_whose_keys_name_a_secret()
    {
        var pbd = new PBDRecord
        {
            DeviceConfig = XenMap<string, string>.Of(("server", "nas"), ("cifspassword", "hunter2"), ("PASSWD", "")),
        };
        Ref<PBDRecord> reference = _world.Create(pbd);
        XenMap<string, string> kept = _world.Get(reference).DeviceConfig;
        kept.GetOr("server", "").Should().Be("nas");
        kept.GetOr("PASSWD", "-").Should().BeEmpty();
        kept.GetOr("cifspassword", "").Should().NotContain("hunter2");
        Log().Should().NotContain("hunter2").And.Contain("nas");

        _world.Set(reference, PBDRecord.DeviceConfigField, pbd.DeviceConfig.With("server", "san"));
        _world.Get(reference).DeviceConfig.GetOr("cifspassword", "").Should().Be(kept.GetOr("cifspassword", ""));
        ((PBDRecord)SecretFields.Reveal(_world.Get(reference), _world.Protector, _ => true))
            .DeviceConfig.Should().Equal(pbd.DeviceConfig.With("server", "san"));
        ((PBDRecord)SecretFields.Blank(_world.Get(reference)))
            .DeviceConfig.GetOr("cifspassword", "-").Should().BeEmpty();
    }

    [Fact]
    public void A_replay_takes_the_protected_form_over()
    {
        Ref<SecretRecord> secret = _world.Create(new SecretRecord { Value = "hunter2" });
        _world.Replayed().Log.View.Find(secret)!.Value.Should().Be(Kept(secret));
    }

    [Fact]
    public void All_secrets_can_be_protected_anew()
    {
        Ref<SecretRecord> secret = _world.Create(new SecretRecord { Value = "hunter2" });
        Ref<PBDRecord> pbd = _world.Create(new PBDRecord
        {
            DeviceConfig = XenMap<string, string>.Of(("password", "hunter3")),
        });
        _world.Create(new SecretRecord());
        _world.Protector.Key = 2;

        _world.Do(new ProtectSecrets()).Result.Should().Be(2L);

        ReversibleProtector.KeyOf(Kept(secret)).Should().Be(2);
        ReversibleProtector.KeyOf(_world.Get(pbd).DeviceConfig.GetOr("password", "")).Should().Be(2);
        Revealed(secret).Should().Be("hunter2");
        _world.Replayed().Log.View.Find(secret)!.Value.Should().Be(Kept(secret));
    }

    [Fact]
    public void Without_keys_a_call_that_brings_a_secret_is_refused_and_others_are_not()
    {
        var sequencer = new Sequencer(World.PlainTable(), new SeededRandomSource(1), new());
        var batch = new CommitBatch();
        CallOutcome refused = sequencer.Step(
            new CreateObject(new SecretRecord { Value = "hunter2" }), CallContext.Server, _world.Now, batch);
        refused.Error!.Code.Should().Be(ErrorCode.InternalError);
        sequencer.Store.AsOf(sequencer.Log.Head).All<SecretRecord>().Should().BeEmpty();
        sequencer.Step(new CreateObject(new SecretRecord()), CallContext.Server, _world.Now, batch)
            .Error.Should().BeNull();
    }

    [Fact]
    public void A_secret_that_the_first_version_of_the_log_holds_in_clear_is_protected_as_it_is_read()
    {
        var sequencer = new Sequencer(new DeciderTable(), new SeededRandomSource(1), new(), secrets: _world.Protector);
        sequencer.Replay(FirstVersion());
        XenRecord read = sequencer.Store.AsOf(new EventId(1)).All<SecretRecord>().Single().Record;
        ((SecretRecord)read).Value.Should().NotContain("hunter2");
        ((SecretRecord)SecretFields.Reveal(read, _world.Protector, _ => true)).Value.Should().Be("hunter2");

        var keyless = new Sequencer(new DeciderTable(), new SeededRandomSource(1), new());
        keyless.Replay(FirstVersion());
        keyless.Store.AsOf(new EventId(1)).All<SecretRecord>().Single().Record.Value.Should().BeEmpty();
    }

    [Fact]
    public void Debugging_text_shows_no_secret()
    {
        new PBDRecord { DeviceConfig = XenMap<string, string>.Of(("password", "hunter2")) }.ToString()
            .Should().NotContain("hunter2");
    }

    [Fact]
    public void Every_field_of_text_that_is_declared_secret_is_protected()
    {
        DataModel.Classes.SelectMany(type => type.SecretFields).Should()
            .Contain([SecretRecord.ValueField, PBDRecord.DeviceConfigField]);
        DataModel.Classes.SelectMany(type => type.Fields).Where(field => field.Declaration.SecretKeys)
            .Should().OnlyContain(field => field.Type.ToString() == "map(string->string)");
    }

    private static StoredCommit FirstVersion()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(10);
        writer.Write(1);
        writer.Write(1_700_000_000_000);
        foreach (string text in (string[])["operator", "", "", "192.0.2.1", "secret.create"])
        {
            writer.Write(text);
        }
        ObjectRefCodec.Pack(ref writer, default(ObjectRef));
        writer.Write(ReadOnlySpan<byte>.Empty);
        writer.WriteArrayHeader(4);
        writer.Write((int)EventKind.Add);
        writer.Write(SecretRecord.ClassInfo.Id);
        writer.Write(Guid.Parse("00000000-0000-4000-8000-000000000001"));
        writer.WriteMapHeader(1);
        writer.Write(SecretRecord.ValueField.Id);
        writer.Write("hunter2");
        writer.Flush();
        return new StoredCommit(new EventId(1), 1, buffer.WrittenMemory);
    }

    private string Kept(Ref<SecretRecord> secret) => _world.Get(secret).Value;

    private string Revealed(Ref<SecretRecord> secret) =>
        ((SecretRecord)SecretFields.Reveal(_world.Get(secret), _world.Protector, _ => true)).Value;

    private string Log() =>
        string.Concat(_world.Commits.Select(commit => Encoding.UTF8.GetString(commit.Body.Span)));
}
