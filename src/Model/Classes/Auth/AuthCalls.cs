using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Resolve a user or group name to the identifier used by the external directory.</summary>
[Call("auth.get_subject_identifier", Roles = Role.Everyone, Lifecycle = "published george")]
public sealed partial record AuthGetSubjectIdentifier(
    [Param("subject_name", Since = "george")] string SubjectName) : Call<string>;

/// <summary>Fetch the directory attributes recorded for a subject, given its identifier.</summary>
[Call("auth.get_subject_information_from_identifier", Roles = Role.Everyone, Lifecycle = "published george")]
public sealed partial record AuthGetSubjectInformationFromIdentifier(
    [Param("subject_identifier", Since = "george")] string SubjectIdentifier) : Call<XenMap<string, string>>;

/// <summary>List the identifiers of every group a subject belongs to, including nested membership.</summary>
[Call("auth.get_group_membership", Roles = Role.Everyone, Lifecycle = "published george")]
public sealed partial record AuthGetGroupMembership(
    [Param("subject_identifier", Since = "george")] string SubjectIdentifier) : Call<XenSet<string>>;
