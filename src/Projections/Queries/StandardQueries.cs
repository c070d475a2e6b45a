namespace Xen.Model.Projections.Queries;

/// <summary>The explicit messages of a XenServer host that need nothing but the data model.</summary>
public static class StandardQueries
{
    /// <summary>A table of all of them.</summary>
    public static QueryTable Table()
    {
        var table = new QueryTable();
        MessageQueries.Register(table);
        SessionQueries.Register(table);
        RoleQueries.Register(table);
        SubjectQueries.Register(table);
        HostQueries.Register(table);
        HostTimeQueries.Register(table);
        HostDiagnosticQueries.Register(table);
        PoolQueries.Register(table);
        StorageQueries.Register(table);
        VMQueries.Register(table);
        VMCounterQueries.Register(table);
        XenApi10Queries.Register(table);
        return table;
    }
}
