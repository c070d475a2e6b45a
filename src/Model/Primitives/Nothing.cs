namespace Xen.Model.Primitives;

/// <summary>The result of a call that returns none; an empty text on the wire.</summary>
public readonly record struct Nothing;
