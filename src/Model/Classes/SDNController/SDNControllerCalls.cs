using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Register a controller and point the pool's virtual switches at it.</summary>
[Call("SDN_controller.introduce", Roles = Role.PoolOperators, Async = true, Lifecycle = "published falcon")]
public sealed partial record SDNControllerIntroduce(
    [Param("protocol", Since = "falcon", Default = SDNControllerProtocol.Ssl)]
    SDNControllerProtocol Protocol,
    [Param("address", Since = "falcon", Default = "")] string Address,
    [Param("port", Since = "falcon", Default = 0L)] long Port) : Call<Ref<SDNControllerRecord>>;

/// <summary>Drop the controller and detach the pool's virtual switches from it.</summary>
[Call("SDN_controller.forget", Roles = Role.PoolOperators, Async = true, Lifecycle = "published falcon")]
public sealed partial record SDNControllerForget(
    [Param("self", Since = "falcon")] Ref<SDNControllerRecord> Self) : Call<Nothing>;
