using System.Diagnostics;
using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Callers;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Rpc.Wire;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>
/// Answers calls. The order of the checks is part of the API: text, name, number of arguments, their types, session,
/// asynchronous form, permission, and only then whether references exist. Thread-safe.
/// </summary>
internal sealed class Dispatcher
{
    private readonly MethodTable _table = MethodTable.Standard;
    private readonly MessageHandler?[] _handlers;
    private readonly ReadModel _reads;
    private readonly SessionGate _sessions;
    private readonly CallRunner _runner;
    private readonly AuditTrail _trail;
    private readonly CallerBook _callers;
    private readonly bool _isTyped;
    private readonly CallStatistics? _statistics;

    /// <summary>Makes a dispatcher.</summary>
    /// <param name="reads">What reads look at.</param>
    /// <param name="sessions">Lets calls in.</param>
    /// <param name="runner">Carries out what is more than a read.</param>
    /// <param name="trail">Where calls are noted that do not get as far.</param>
    /// <param name="handlerOf">Finds what carries out a message otherwise than by a decision; null for the
    /// others.</param>
    /// <param name="callers">Counts calls, and delays those of limited clients.</param>
    /// <param name="isTyped">True to say what is wrong with arguments of the wrong types.</param>
    /// <param name="statistics">Counts the calls; null to count none.</param>
    public Dispatcher(
        ReadModel reads,
        SessionGate sessions,
        CallRunner runner,
        AuditTrail trail,
        Func<CallMethod, MessageHandler?> handlerOf,
        CallerBook callers,
        bool isTyped,
        CallStatistics? statistics = null)
    {
        _callers = callers;
        _isTyped = isTyped;
        _statistics = statistics;
        _trail = trail;
        _reads = reads;
        _sessions = sessions;
        _runner = runner;
        _handlers = [.. _table.All.Select(method => method is CallMethod call ? handlerOf(call) : null)];
    }

    /// <summary>
    /// Writes the reply to a call. What it returns is to be told, exactly once, whether the reply has left completely.
    /// </summary>
    public async ValueTask<Action<bool>?> DispatchAsync(RpcRequest request, RpcCaller caller, ReplyBuffer output)
    {
        long begun = Stopwatch.GetTimestamp();
        Method? method = _table.Find(new MethodName(request.MethodName).Message);
        Action<bool>? sent = await ReplyAsync(request, caller, method, output).ConfigureAwait(false);
        if (_statistics is not null && method is not null)
        {
            _statistics.Add(method.Index, Stopwatch.GetTimestamp() - begun, output.Written.Length);
        }
        return sent;
    }

    private async ValueTask<Action<bool>?> ReplyAsync(
        RpcRequest request, RpcCaller caller, Method? method, ReplyBuffer output)
    {
        Answer answer = default;
        try
        {
            await _callers.EnterAsync(caller, request.MethodName).ConfigureAwait(false);
            answer = await AnswerAsync(request, caller, method).ConfigureAwait(false);
            if (answer.Error is null)
            {
                Write(request, answer, output);
                return answer.Sent;
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !caller.Aborted.IsCancellationRequested)
        {
            answer.Sent?.Invoke(false);
            answer = new XenError(ErrorCode.InternalError, $"{failure.GetType().Name}: {failure.Message}");
        }
        output.Clear();
        RpcResponses.Failure(output, request, answer.Error!);
        return answer.Sent;
    }

    /// <summary>True when there is something that carries a message out.</summary>
    public bool CarriesOut(CallMethod method) =>
        _runner.CanRun(method.CallType, _handlers[method.Index]?.Run);

    private static void Write(RpcRequest request, Answer answer, ReplyBuffer output)
    {
        if (request.Protocol == RpcProtocol.XmlRpc && new MethodName(request.MethodName).IsListMethods)
        {
            RpcResponses.Bare(output, request, answer, static (writer, answer) => answer.Write(writer));
        }
        else
        {
            RpcResponses.Success(output, request, answer, static (writer, answer) => answer.Write(writer));
        }
    }

    private ValueTask<Answer> AnswerAsync(RpcRequest request, RpcCaller caller, Method? method)
    {
        if (request.InvalidUtf8 is { } invalid)
        {
            return Now(new XenError(ErrorCode.InvalidValue, "Invalid UTF-8 string in parameter", invalid));
        }
        var name = new MethodName(request.MethodName);
        if (method is null)
        {
            return Now(NoMessage(request, name));
        }
        var arguments = new CallArguments(request.Parameters, method.NeedsSession ? 1 : 0);
        if (!method.Accepts(arguments.Count))
        {
            var mismatch = new XenError(
                ErrorCode.MessageParameterCountMismatch,
                name.Message.ToString(), Decimal(method.RequiredCount), Decimal(arguments.Count));
            Note(request, caller, method, mismatch);
            return Now(mismatch);
        }
        return method is ReadMethod read
            ? Now(Read(request, caller, name, read, arguments))
            : CallAsync(request, caller, name.IsAsync, (CallMethod)method, arguments);
    }

    private Answer Read(
        RpcRequest request, RpcCaller caller, MethodName name, ReadMethod method, CallArguments arguments)
    {
        if ((SessionType(request) ?? method.CheckTypes(arguments, new WireReadContext(_isTyped))) is { } badType)
        {
            return badType;
        }
        if (_sessions.Check(request.Parameters[0].Text, out Ref<SessionRecord> id, out SessionRecord? session)
            is { } noSession)
        {
            return noSession;
        }
        if (name.IsAsync)
        {
            return NotAsync(request);
        }
        if (Permissions.Refusal(session!, method, arguments) is { } refusal)
        {
            _trail.Note(Invocation.ContextOf(request, caller, id, session), method.Name, refusal);
            return refusal;
        }
        return method.IsRemoved ? new XenError(ErrorCode.MessageRemoved) : method.Read(arguments, _reads, session!);
    }

    private ValueTask<Answer> CallAsync(
        RpcRequest request, RpcCaller caller, bool isAsync, CallMethod method, CallArguments arguments)
    {
        var context = new WireReadContext(_isTyped);
        Call call = method.Read(arguments, context);
        Ref<SessionRecord> session = default;
        SessionRecord? record = null;
        XenError? typeError = (method.NeedsSession ? SessionType(request) : null) ?? context.TypeError;
        XenError? error = typeError
            ?? (method.NeedsSession ? _sessions.Check(request.Parameters[0].Text, out session, out record) : null)
            ?? (isAsync && !method.IsAsync ? NotAsync(request) : null);
        if (error is not null)
        {
            Note(request, caller, method, typeError is null ? error : AuditErrors.WrongTypes);
            return Now(error);
        }
        MessageHandler? handler = _handlers[method.Index];
        var invocation = new Invocation
        {
            Request = request,
            Caller = caller,
            Method = method,
            Call = call,
            View = _reads.View,
            IsRead = handler is { IsRead: true },
            IsAsync = isAsync,
            Session = session,
            SessionRecord = record,
            IsTyped = _isTyped,
            References = context.References,
        };
        // What nobody can carry out is said so whatever the arguments are.
        XenError? refusal = Refusal(invocation, arguments)
            ?? (_runner.CanRun(call.GetType(), handler?.Run)
                ? context.UnknownReference
                : new XenError(ErrorCode.NotImplemented, method.Name));
        return refusal is not null
            ? _runner.RefuseAsync(invocation, refusal)
            : _runner.RunAsync(invocation, handler?.Run);
    }

    /// <summary>Notes a call that is refused before its caller and its arguments are known to be right.</summary>
    private void Note(RpcRequest request, RpcCaller caller, Method method, XenError error)
    {
        if (method is ReadMethod || _handlers[method.Index] is { IsRead: true })
        {
            return;
        }
        Ref<SessionRecord> session = default;
        SessionRecord? record = null;
        if (method.NeedsSession && request.Parameters is [{ Kind: WireKind.Text } first, ..])
        {
            _sessions.Check(first.Text, out session, out record);
        }
        _trail.Note(Invocation.ContextOf(request, caller, session, record), method.Name, error);
    }

    private static XenError? Refusal(Invocation invocation, CallArguments arguments)
    {
        CallMethod method = invocation.Method;
        if (invocation.SessionRecord is not { } session)
        {
            return null;
        }
        if (Permissions.Refusal(session, method, arguments) is { } denied)
        {
            return denied;
        }
        if (method.IsPoolInternal && !session.Pool)
        {
            return new XenError(ErrorCode.InternalError, $"{method.Name} is for the hosts of the pool only");
        }
        if (method.IsRemoved)
        {
            return new XenError(ErrorCode.MessageRemoved);
        }
        return method.Lacking.Length > 0
            ? new XenError(ErrorCode.NotImplemented, method.Name, $"this server lacks {method.Lacking}")
            : InertMessages.AnswerOf(method.Name);
    }

    private Answer NoMessage(RpcRequest request, MethodName name)
    {
        if (name.IsListMethods)
        {
            return SystemMessages.Names(_table);
        }
        if (name.IsAlive)
        {
            return SystemMessages.Echo(request);
        }
        SessionRecord? session = null;
        if (request.Parameters.Count > 0
            && (SessionType(request) ?? _sessions.Check(request.Parameters[0].Text, out _, out session)) is { } error)
        {
            return error;
        }
        return SystemMessages.Unknown(_table, session, name.Message.ToString());
    }

    private XenError? SessionType(RpcRequest request)
    {
        WireValue session = request.Parameters[0];
        if (session.Kind == WireKind.Text)
        {
            return null;
        }
        WireReadContext context = new WireReadContext(_isTyped).At("session_id");
        context.Expected("string", session);
        return context.TypeError;
    }

    private static XenError NotAsync(RpcRequest request) =>
        new("Fault", $"No async mode for this operation (rpc: {request.MethodName})");

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static ValueTask<Answer> Now(Answer answer) => ValueTask.FromResult(answer);
}
