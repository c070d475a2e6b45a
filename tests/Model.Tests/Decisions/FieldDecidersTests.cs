using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Tests.Decisions;

public sealed class FieldDecidersTests
{
    private readonly World _world = World.OfPlainObjects();

    [Fact]
    public void A_reference_may_be_written_that_names_nothing_but_not_one_that_names_something_else()
    {
        World world = World.OfPlainObjects();
        Ref<VMRecord> vm = world.Create(new VMRecord());
        Ref<HostRecord> nothing = new(world.Random.NextGuid());
        world.Set(vm, VMRecord.AffinityField, nothing);
        world.Get(vm).Affinity.Should().Be(nothing);
        world.Step(new SetField(vm, VMRecord.AffinityField, new Ref<HostRecord>(vm.Id))).Error!.Description
            .Should().Equal(ErrorCode.HandleInvalid, "host", vm.ToString());
        world.Get(vm).Affinity.Should().Be(nothing);
    }

    [Fact]
    [Trait("Obligation", "OBJECT-30")]
    public void Adding_a_key_that_is_there_is_an_error_even_with_the_same_value()
    {
        Ref<TunnelRecord> tunnel = _world.Create(new TunnelRecord());
        var add = new AddToMap(tunnel, TunnelRecord.OtherConfigField, "key", "value");
        _world.Do(add);
        _world.Step(add).Error!.Description
            .Should().Equal("MAP_DUPLICATE_KEY", "tunnel", "other_config", tunnel.ToString(), "key");
        _world.Get(tunnel).OtherConfig.Should().ContainSingle();
    }

    [Fact]
    public void The_error_spells_a_nested_field_as_queries_do()
    {
        Ref<VMRecord> vm = _world.Create(new VMRecord());
        var add = new AddToMap(vm, VMRecord.HVMBootParamsField, "order", "cd");
        _world.Do(add);
        _world.Step(add).Error!.Description
            .Should().Equal("MAP_DUPLICATE_KEY", "VM", "HVM__boot_params", vm.ToString(), "order");
    }

    [Fact]
    [Trait("Obligation", "OBJECT-31")]
    public void Removing_what_is_absent_is_no_error_and_no_event()
    {
        Ref<TunnelRecord> tunnel = _world.Create(new TunnelRecord());
        EventId before = _world.Log.Head;
        _world.Do(new RemoveFromMap(tunnel, TunnelRecord.OtherConfigField, "absent"));
        _world.Log.Head.Should().Be(before);
    }

    [Fact]
    public void Keys_and_members_come_and_go_one_by_one()
    {
        Ref<VMRecord> vm = _world.Create(new VMRecord());
        _world.Do(new AddToSet(vm, VMRecord.TagsField, "a"));
        _world.Do(new AddToSet(vm, VMRecord.TagsField, "b"));
        _world.Do(new AddToMap(vm, VMRecord.OtherConfigField, "k", "1"));
        _world.Do(new AddToMap(vm, VMRecord.OtherConfigField, "l", "2"));
        _world.Do(new RemoveFromSet(vm, VMRecord.TagsField, "a"));
        _world.Do(new RemoveFromMap(vm, VMRecord.OtherConfigField, "k"));
        _world.Get(vm).Tags.Should().Equal("b");
        _world.Get(vm).OtherConfig.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("l", "2"));
    }

    [Fact]
    public void A_map_takes_entries_up_to_the_limit_and_not_one_more()
    {
        Ref<VMRecord> vm = _world.Create(new VMRecord());
        _world.Set(vm, VMRecord.OtherConfigField, XenMap<string, string>.Of(
            Enumerable.Range(1, FieldLimits.EntriesMax - 1).Select(number => KeyValuePair.Create($"{number}", ""))));

        _world.Do(new AddToMap(vm, VMRecord.OtherConfigField, "last", "1"));
        _world.Step(new AddToMap(vm, VMRecord.OtherConfigField, "more", "1")).Error!.Description
            .Should().StartWith([ErrorCode.ValueNotSupported, "other_config", "more"]);

        _world.Get(vm).OtherConfig.Should().HaveCount(FieldLimits.EntriesMax);
    }

    [Fact]
    public void A_set_takes_characters_up_to_the_limit_and_not_one_more()
    {
        Ref<VMRecord> vm = _world.Create(new VMRecord());

        _world.Do(new AddToSet(vm, VMRecord.TagsField, new string('a', FieldLimits.CharactersMax - 1)));
        _world.Do(new AddToSet(vm, VMRecord.TagsField, "b"));
        _world.Step(new AddToSet(vm, VMRecord.TagsField, "c")).Error!.Code.Should().Be(ErrorCode.ValueNotSupported);
        _world.Do(new RemoveFromSet(vm, VMRecord.TagsField, "b"));
        _world.Do(new AddToSet(vm, VMRecord.TagsField, "c"));

        _world.Get(vm).Tags.Should().HaveCount(2);
    }

    [Fact]
    [Trait("Obligation", "OBJECT-32")]
    public void An_empty_key_is_refused()
    {
        Ref<TunnelRecord> tunnel = _world.Create(new TunnelRecord());
        _world.Step(new AddToMap(tunnel, TunnelRecord.OtherConfigField, "", "x")).Error!.Code
            .Should().Be("INTERNAL_ERROR");
        _world.Step(new AddToMap(tunnel, TunnelRecord.OtherConfigField, "\u0001", "x")).Error!.Code
            .Should().Be("INTERNAL_ERROR");
    }

    [Fact]
    public void Objects_that_do_not_exist_or_are_of_another_class_cannot_be_written()
    {
        Ref<TunnelRecord> tunnel = _world.Create(new TunnelRecord());
        foreach (ObjectRef self in (ObjectRef[])[ObjectRef.Null, new ObjectRef(_world.Random.NextGuid()), tunnel])
        {
            string[] expected = ["HANDLE_INVALID", "VM", self.ToString()];
            _world.Step(new SetField(self, VMRecord.NameLabelField, "x")).Error!.Description.Should().Equal(expected);
            _world.Step(new AddToMap(self, VMRecord.OtherConfigField, "k", "v")).Error!.Description
                .Should().Equal(expected);
            _world.Step(new RemoveFromMap(self, VMRecord.OtherConfigField, "k")).Error!.Description
                .Should().Equal(expected);
            _world.Step(new AddToSet(self, VMRecord.TagsField, "t")).Error!.Description.Should().Equal(expected);
            _world.Step(new RemoveFromSet(self, VMRecord.TagsField, "t")).Error!.Description.Should().Equal(expected);
        }
    }

    [Fact]
    [Trait("Obligation", "OBJECT-33")]
    public void Text_that_XML_cannot_carry_is_refused_by_writes_and_cut_by_additions()
    {
        // No theory: half surrogate pairs do not survive the way through an attribute.
        foreach (string text in (string[])["a\u0000b", "a\u0008", "a\ud800", "a\udc00\ud800", "a\ufffe", "a\uffff"])
        {
            RefusedAndCut(text);
        }
    }

    [Fact]
    public void Collections_in_a_new_record_are_cut_too()
    {
        Ref<TunnelRecord> tunnel = _world.Create(
            new TunnelRecord { OtherConfig = XenMap<string, string>.Of(("k", "v\u0001rest"), ("l", "whole")) });
        _world.Get(tunnel).OtherConfig.Should().Equal(KeyValuePair.Create("k", "v"), KeyValuePair.Create("l", "whole"));
    }

    [Theory]
    [InlineData("tab\tline\nreturn\r")]
    [InlineData("penguin \U0001F427, umlaut \u00fc, quote ' < > & \"")]
    [InlineData("")]
    public void Text_that_XML_can_carry_is_kept(string text)
    {
        Ref<VMRecord> vm = _world.Create(new VMRecord());
        _world.Set(vm, VMRecord.NameLabelField, text);
        _world.Get(vm).NameLabel.Should().Be(text);
    }

    private void RefusedAndCut(string text)
    {
        Ref<VMRecord> vm = _world.Create(new VMRecord { NameLabel = text });
        _world.Get(vm).NameLabel.Should().Be("a", "creation cuts");
        _world.Step(new SetField(vm, VMRecord.NameLabelField, text)).Error!.Code.Should().Be(ErrorCode.InternalError);
        _world.Step(new SetField(vm, VMRecord.TagsField, XenSet<string>.Of(text))).Error!.Code
            .Should().Be(ErrorCode.InternalError);
        _world.Step(new SetField(vm, VMRecord.OtherConfigField, XenMap<string, string>.Of(("k", text)))).Error!.Code
            .Should().Be(ErrorCode.InternalError);
        _world.Do(new AddToMap(vm, VMRecord.OtherConfigField, text, text));
        _world.Do(new AddToSet(vm, VMRecord.TagsField, text));
        _world.Get(vm).OtherConfig.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("a", "a"));
        _world.Get(vm).Tags.Should().Equal("a");
    }
}
