using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Session;

/// <summary>Sessions begin, are used and end. They live no longer than the server.</summary>
internal static class SessionDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<OpenSession>(Open)
        .Add<TouchSession>(Touch)
        .Add<SessionLogout>(Logout);

    private static Decision Open(OpenSession call, DecisionContext context)
    {
        SessionRecord record = call.Record with
        {
            Uuid = context.NewUuid(),
            LastActive = context.Now,
            ValidationTime = context.Now,
        };
        return Decision.With(context.Create(record));
    }

    private static Decision Touch(TouchSession call, DecisionContext context)
    {
        if (context.Changes.TryGet(call.Session, out SessionRecord? session))
        {
            context.Changes.Set(call.Session, call.IsValidated
                ? session with { ValidationTime = context.Now }
                : session with { LastActive = context.Now });
        }
        return Decision.Done;
    }

    private static Decision Logout(SessionLogout call, DecisionContext context)
    {
        Ref<SessionRecord> session = context.Caller.Session;
        if (context.Changes.Find(session) is null)
        {
            return new XenError(ErrorCode.SessionInvalid, session.ToString());
        }
        context.Changes.Delete(session);
        return Decision.Done;
    }
}
