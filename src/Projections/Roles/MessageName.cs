using Xen.Model.Roles;

namespace Xen.Model.Projections.Roles;

/// <summary>One message and who may send it.</summary>
/// <param name="Name">The name, <c>class.message</c>.</param>
/// <param name="Roles">The roles that may send it.</param>
/// <param name="KeyRoles">Keys of a map with rules of their own: <c>key=role</c>; null for none.</param>
public sealed record MessageName(string Name, Role Roles, IReadOnlyList<string>? KeyRoles = null);
