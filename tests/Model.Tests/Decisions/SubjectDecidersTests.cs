using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Tests.Decisions;

public sealed class SubjectDecidersTests
{
    private readonly World _world = new();
    private readonly Ref<RoleRecord> _permission;
    private readonly Ref<RoleRecord> _role;
    private readonly Ref<RoleRecord> _internal;

    public SubjectDecidersTests()
    {
        _permission = Role("vm.start", isInternal: false);
        _role = Role("vm-operator", isInternal: false, _permission);
        _internal = Role("client-cert", isInternal: true, _permission);
    }

    [Fact]
    [Trait("Obligation", "SESSION-1")]
    public void A_new_subject_has_no_role() =>
        _world.Get(Subject("S-1")).Roles.Count.Should().Be(0);

    [Fact]
    [Trait("Obligation", "SESSION-2")]
    public void An_identifier_is_given_once_and_never_empty()
    {
        Subject("S-1");

        Refusal(new CreateObject(new SubjectRecord { SubjectIdentifier = "S-1" }))
            .Should().Equal(ErrorCode.SubjectAlreadyExists);
        Refusal(new CreateObject(new SubjectRecord()))
            .Should().Equal(ErrorCode.InvalidValue, "subject_identifier", "");
        Subject("S-2");
    }

    [Fact]
    [Trait("Obligation", "SESSION-3")]
    public void Roles_are_granted_and_taken_away_once()
    {
        Ref<SubjectRecord> subject = Subject("S-1");

        _world.Do(new SubjectAddToRoles(subject, _role));
        _world.Get(subject).Roles.Contains(_role).Should().BeTrue();
        Refusal(new SubjectAddToRoles(subject, _role)).Should().Equal(ErrorCode.RoleAlreadyExists);
        _world.Do(new SubjectRemoveFromRoles(subject, _role));
        _world.Get(subject).Roles.Count.Should().Be(0);
        Refusal(new SubjectRemoveFromRoles(subject, _role)).Should().Equal(ErrorCode.RoleNotFound);
    }

    [Fact]
    [Trait("Obligation", "SESSION-4")]
    public void Only_roles_that_are_meant_for_users_can_be_granted()
    {
        Ref<SubjectRecord> subject = Subject("S-1");
        var unknown = new Ref<RoleRecord>(_world.Random.NextGuid());

        foreach (Ref<RoleRecord> role in (Ref<RoleRecord>[])[_permission, _internal, unknown])
        {
            Refusal(new SubjectAddToRoles(subject, role)).Should().Equal(ErrorCode.RoleNotFound);
        }
        var nobody = new Ref<SubjectRecord>(_world.Random.NextGuid());
        Refusal(new SubjectAddToRoles(nobody, _role))
            .Should().Equal(ErrorCode.HandleInvalid, "subject", nobody.ToString());
    }

    private Ref<SubjectRecord> Subject(string identifier) =>
        _world.Create(new SubjectRecord { SubjectIdentifier = identifier });

    private string[] Refusal(Call call) => [.. _world.Step(call).Error!.Description];

    private Ref<RoleRecord> Role(string name, bool isInternal, params Ref<RoleRecord>[] inner)
    {
        var reference = new Ref<RoleRecord>(_world.Random.NextGuid());
        _world.Sequencer.AddStatic(reference, (RoleRecord)RoleRecord.ClassInfo.Empty with
        {
            NameLabel = name,
            IsInternal = isInternal,
            Subroles = RefSet<RoleRecord>.Of(inner),
        });
        return reference;
    }
}
