namespace Xen.Model.Engine;

/// <summary>
/// The model takes no calls any more: it was disposed of, or its first storage error ended it. What was acknowledged
/// before is safe; open the model again to go on.
/// </summary>
public sealed class EngineStoppedException : Exception
{
    internal EngineStoppedException(Exception? cause)
        : base(cause is null ? "the model is closed" : "the model stopped at an error: " + cause.Message, cause)
    {
    }
}
